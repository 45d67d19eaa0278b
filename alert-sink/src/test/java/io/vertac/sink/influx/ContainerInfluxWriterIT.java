package io.vertac.sink.influx;

import static org.assertj.core.api.Assertions.assertThat;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.query.FluxRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

/** The writer on InfluxDB 2.7 in a container, wherever there is Docker. */
@Testcontainers(disabledWithoutDocker = true)
class ContainerInfluxWriterIT extends InfluxWriterContract {
  private static final int PORT = 8086;
  private static final String TOKEN = "only-for-this-test";
  private static final String BUCKET = "sensor_readings";

  @Container
  private static final GenericContainer<?> SERVER =
      new GenericContainer<>("influxdb:2.7-alpine")
          .withExposedPorts(PORT)
          .withEnv("DOCKER_INFLUXDB_INIT_MODE", "setup")
          .withEnv("DOCKER_INFLUXDB_INIT_USERNAME", "vertac")
          .withEnv("DOCKER_INFLUXDB_INIT_PASSWORD", "only-for-this-test")
          .withEnv("DOCKER_INFLUXDB_INIT_ORG", "vertac")
          .withEnv("DOCKER_INFLUXDB_INIT_BUCKET", "other")
          .withEnv("DOCKER_INFLUXDB_INIT_ADMIN_TOKEN", TOKEN)
          .waitingFor(Wait.forHttp("/health").forPort(PORT).forStatusCode(200));

  @Override
  InfluxSettings settings(int batchPoints, boolean gzip) {
    return new InfluxSettings(
        url(),
        TOKEN,
        "vertac",
        BUCKET,
        batchPoints,
        2,
        Duration.ofSeconds(30),
        gzip,
        Optional.empty());
  }

  @Override
  List<Reading> readings(String streamId) {
    String flux =
        """
        from(bucket: "%s") |> range(start: 1970-01-01T00:00:00Z, stop: 2100-01-01T00:00:00Z)
          |> filter(fn: (r) => r["_measurement"] == "sensor_readings")
          |> filter(fn: (r) => r["stream_id"] == "%s")
          |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
          |> group() |> sort(columns: ["sensor_id", "_time"])
        """;
    try (InfluxDBClient client = client()) {
      return client.getQueryApi().query(flux.formatted(BUCKET, streamId)).stream()
          .flatMap(table -> table.getRecords().stream())
          .map(ContainerInfluxWriterIT::reading)
          .toList();
    }
  }

  @Test
  void shouldAnswerReadingsPerStreamWhenAskedAsPromised() {
    try (InfluxDBClient client = client()) {
      client
          .getQueryApi()
          .query(
              "from(bucket: \"sensor_readings\") |> range(start: -1h) |> filter(fn: (r) =>"
                  + " r[\"_measurement\"] == \"sensor_readings\")"
                  + " |> group(columns: [\"stream_id\"]) |> count()");
    }
  }

  @Test
  void shouldCreateBucketsAndTheTaskThatFillsTheAggregates() {
    try (InfluxDBClient client = client()) {
      assertThat(retention(client, BUCKET)).isEqualTo(Duration.ofDays(7));
      assertThat(retention(client, BUCKET + "_1m")).isEqualTo(Duration.ofDays(90));
      assertThat(client.getTasksApi().findTasks())
          .filteredOn(task -> task.getName().equals("vertac sensor_readings_1m"))
          .singleElement()
          .satisfies(task -> client.getTasksApi().runManually(task));
    }
  }

  private static Duration retention(InfluxDBClient client, String bucket) {
    return Duration.ofSeconds(
        client
            .getBucketsApi()
            .findBucketByName(bucket)
            .getRetentionRules()
            .get(0)
            .getEverySeconds());
  }

  private static Reading reading(FluxRecord row) {
    Instant time = row.getTime();
    Object name = row.getValueByKey("sensor_name");
    return new Reading(
        String.valueOf(row.getValueByKey("dataset_id")),
        String.valueOf(row.getValueByKey("sensor_id")),
        name == null ? "" : name.toString(),
        ((Number) row.getValueByKey("value")).doubleValue(),
        ((Number) row.getValueByKey("quality")).doubleValue(),
        ((Number) row.getValueByKey("latency_ms")).longValue(),
        time.getEpochSecond() * 1_000_000_000L + time.getNano());
  }

  private static InfluxDBClient client() {
    return InfluxDBClientFactory.create(url(), TOKEN.toCharArray(), "vertac", BUCKET);
  }

  private static String url() {
    return "http://" + SERVER.getHost() + ":" + SERVER.getMappedPort(PORT);
  }
}
