package io.vertac.road;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.InfluxDBContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The parts in containers: the same images and versions as in docker-compose.yml. */
final class ContainerParts implements Parts, AutoCloseable {
  private static final int REGISTRY_PORT = 8080;
  private static final String ORGANISATION = "vertac";
  private static final String BUCKET = "sensor_readings";
  private static final String TOKEN = "token-of-this-test-only";

  private final KafkaContainer kafka =
      new KafkaContainer(DockerImageName.parse("apache/kafka:4.3.1"));
  private final GenericContainer<?> registry =
      new GenericContainer<>(DockerImageName.parse("apicurio/apicurio-registry:3.0.9"))
          .withExposedPorts(REGISTRY_PORT)
          .waitingFor(
              Wait.forHttp("/apis/ccompat/v7/subjects")
                  .forPort(REGISTRY_PORT)
                  .withStartupTimeout(Duration.ofMinutes(2)));
  private final PostgreSQLContainer postgres =
      new PostgreSQLContainer(DockerImageName.parse("postgres:17-alpine"))
          .withDatabaseName("vertac");
  private final InfluxDBContainer<?> influx =
      new InfluxDBContainer<>(DockerImageName.parse("influxdb:2.7"))
          .withOrganization(ORGANISATION)
          .withBucket(BUCKET)
          .withAdminToken(TOKEN);

  void start() {
    Startables.deepStart(kafka, registry, postgres, influx).join();
  }

  @Override
  public Map<String, String> variables() {
    Map<String, String> variables = new TreeMap<>();
    variables.put("KAFKA_BOOTSTRAP_SERVERS", kafka.getBootstrapServers());
    variables.put(
        "SCHEMA_REGISTRY_URL",
        "http://%s:%d".formatted(registry.getHost(), registry.getMappedPort(REGISTRY_PORT)));
    variables.put(
        "DATABASE_URL",
        "postgresql://%s:%s@%s:%d/vertac"
            .formatted(
                postgres.getUsername(),
                postgres.getPassword(),
                postgres.getHost(),
                postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT)));
    variables.put("INFLUXDB_URL", influx.getUrl());
    variables.put("INFLUXDB_TOKEN", TOKEN);
    variables.put("INFLUXDB_ORG", ORGANISATION);
    variables.put("INFLUXDB_BUCKET", BUCKET);
    return variables;
  }

  @Override
  public ReadingsStore readings() {
    return new InfluxReadings(variables());
  }

  @Override
  public void close() {
    influx.stop();
    postgres.stop();
    registry.stop();
    kafka.stop();
  }
}
