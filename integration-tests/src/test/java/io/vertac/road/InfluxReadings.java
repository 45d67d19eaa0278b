package io.vertac.road;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import java.util.Map;

/** InfluxDB, asked in Flux. */
final class InfluxReadings implements ReadingsStore {
  private static final String COUNT =
      """
      from(bucket: "%s")
        |> range(start: -1d, stop: 1d)
        |> filter(fn: (r) => r["_measurement"] == "sensor_readings" and r["_field"] == "value")
        |> filter(fn: (r) => r["stream_id"] == "%s")
        |> group()
        |> count()
      """;

  private final Map<String, String> variables;

  /**
   * @param variables as the services read them
   */
  InfluxReadings(Map<String, String> variables) {
    this.variables = variables;
  }

  @Override
  public long count(String streamId) {
    try (InfluxDBClient client =
        InfluxDBClientFactory.create(
            variables.get("INFLUXDB_URL"),
            variables.get("INFLUXDB_TOKEN").toCharArray(),
            variables.get("INFLUXDB_ORG"))) {
      String flux = COUNT.formatted(variables.get("INFLUXDB_BUCKET"), streamId);
      return client.getQueryApi().query(flux).stream()
          .flatMap(table -> table.getRecords().stream())
          .mapToLong(row -> ((Number) row.getValue()).longValue())
          .sum();
    }
  }
}
