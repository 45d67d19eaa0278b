package io.vertac.standalone;

import io.vertac.embedded.EmbeddedKafka;
import io.vertac.embedded.EmbeddedPostgres;
import io.vertac.embedded.EmbeddedRegistry;
import io.vertac.embedded.EmbeddedTimeSeries;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Kafka, registry, PostgreSQL and time-series store: everything the services need around them. */
public final class EmbeddedStack implements AutoCloseable {
  /** Kafka's folder in the data folder. */
  static final String KAFKA = "kafka";

  private final EmbeddedKafka kafka;
  private final EmbeddedRegistry registry;
  private final EmbeddedPostgres postgres;
  private final EmbeddedTimeSeries timeSeries;

  /**
   * @param dataDir each part has a folder of its own in it
   * @param registryHome where the registry server was unpacked
   */
  public EmbeddedStack(Path dataDir, Path registryHome) {
    kafka = new EmbeddedKafka(dataDir.resolve(KAFKA));
    registry = new EmbeddedRegistry(registryHome, dataDir.resolve("registry"));
    postgres = new EmbeddedPostgres(dataDir.resolve("postgres"));
    timeSeries = new EmbeddedTimeSeries(dataDir.resolve("timeseries"));
  }

  /**
   * Starts the parts side by side.
   *
   * @throws io.vertac.embedded.PartException if one cannot start; those that did are closed
   */
  public void start() {
    try {
      SideBySide.run(List.of(registry::start, postgres::start, kafka::start, timeSeries::start));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** What a service, or any other client, needs to know to reach the parts. */
  public Map<String, String> variables() {
    Map<String, String> variables = new TreeMap<>();
    variables.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    variables.put("SCHEMA_REGISTRY_URL", registry.url() + "/apis/ccompat/v7");
    variables.put("DATABASE_URL", postgres.url());
    variables.put("INFLUXDB_URL", timeSeries.url());
    variables.put("INFLUXDB_TOKEN", timeSeries.token());
    variables.put("INFLUXDB_ORG", "vertac");
    variables.put("INFLUXDB_BUCKET", "sensor_readings");
    return variables;
  }

  @Override
  public void close() {
    SideBySide.closeAll(List.of(registry, timeSeries, postgres, kafka));
  }
}
