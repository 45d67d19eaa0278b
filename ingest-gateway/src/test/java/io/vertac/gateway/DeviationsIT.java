package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of deviations: which are usual, and whose alerts come first. */
class DeviationsIT {
  @TempDir static Path dataDir;
  private static SinkDatabase database;
  private static RunningGateway gateway;

  @BeforeAll
  static void start() {
    database = new SinkDatabase(dataDir);
    gateway = new RunningGateway(SharedParts.settings(), Map.of("DATABASE_URL", database.url()));
  }

  @AfterAll
  static void stop() {
    gateway.close();
    database.close();
  }

  @Test
  void shouldTellHowFarHealthyCyclesWereFromTheReferenceThatHolds() {
    String stream = register("usual");
    String old = cycle(stream, 1, "normal");
    String reference = cycle(stream, 2, "normal");
    database.execute(
        "INSERT INTO live_references VALUES ('%s', '', '%s', 2)".formatted(stream, reference));
    deviation(cycle(stream, 3, "normal"), old, "oil", 9, 0.5);
    deviation(cycle(stream, 4, "normal"), reference, "oil", 0.6, 0.5);
    deviation(cycle(stream, 5, "normal"), reference, "oil", 1.9, 0.5);
    deviation(cycle(stream, 6, "normal"), reference, "oil", 1.0, 0.5);
    deviation(cycle(stream, 7, "critical"), reference, "oil", 50, 0.5);
    String bad = cycle(stream, 8, "normal");
    deviation(bad, reference, "oil", 40, 0.5);
    database.execute("UPDATE live_cycles SET label = 'bad' WHERE id = '%s'".formatted(bad));

    JsonNode sensors = usual(stream).get("sensors");
    assertThat(sensors).hasSize(1);
    assertThat(sensors.get(0).get("sensor_id").textValue()).isEqualTo("oil");
    assertThat(sensors.get(0).get("unit").textValue()).isEqualTo("bar");
    assertThat(sensors.get(0).get("cycles").intValue()).isEqualTo(3);
    assertThat(sensors.get(0).get("lowest").doubleValue()).isEqualTo(0.6);
    assertThat(sensors.get(0).get("median").doubleValue()).isEqualTo(1.0);
    assertThat(sensors.get(0).get("largest").doubleValue()).isEqualTo(1.9);
  }

  @Test
  void shouldTellOfNoSensorWhereNothingIsKnown() {
    assertThat(usual(register("new")).get("sensors")).isEmpty();
    assertThat(gateway.get(path(UUID.randomUUID().toString())).status()).isEqualTo(404);
    assertThat(gateway.get(path("x")).status()).isEqualTo(422);
  }

  @Test
  void shouldPutTheWorstAlertOfACycleFirstAndThenWhoIsMostToBlame() {
    String stream = register("ordered");
    String reference = cycle(stream, 1, "normal");
    String cycle = cycle(stream, 2, "critical");
    database.execute(
        """
        INSERT INTO live_analyses (cycle_id, stream_id, revision, provisional, cycle_state,
          anomaly_flag, severity, top_3_sensors, missing_sensors)
        VALUES ('%s', '%s', 1, false, 'stopped', true, 'critical', '[]', '[]')"""
            .formatted(cycle, stream));
    deviation(cycle, reference, "a-lesser", 1, 0.1);
    deviation(cycle, reference, "b-more", 1, 0.4);
    deviation(cycle, reference, "c-worst", 1, 0.3);
    alert(stream, cycle, "a-lesser", "warning");
    alert(stream, cycle, "b-more", "warning");
    alert(stream, cycle, "c-worst", "critical");
    alert(stream, cycle, "d-silent", "warning");

    JsonNode analysis = gateway.get("/api/live/cycles/" + cycle + "/analysis").json();
    assertThat(analysis.get("alerts"))
        .extracting(alert -> alert.get("sensor_id").textValue())
        .containsExactly("c-worst", "d-silent", "b-more", "a-lesser");
    assertThat(gateway.get("/api/live/alerts?stream_id=" + stream).json().get("alerts"))
        .extracting(
            alert ->
                alert.get("sensor_id").textValue() + ' ' + alert.get("contribution_share").asText())
        .containsExactlyInAnyOrder("c-worst 0.3", "d-silent null", "b-more 0.4", "a-lesser 0.1");
  }

  private static JsonNode usual(String stream) {
    return gateway.get(path(stream)).json();
  }

  private static String path(String stream) {
    return "/api/live/streams/" + stream + "/deviations";
  }

  private static String register(String name) {
    String stream = gateway.register(name);
    database.insertStream(stream, "press");
    return stream;
  }

  private static String cycle(String stream, int number, String severity) {
    return database.insertCycle(stream, number, severity, 90.0);
  }

  private static void deviation(
      String cycle, String reference, String sensor, double most, double share) {
    database.execute(
        """
        INSERT INTO live_deviations (id, cycle_id, reference_cycle_id, comparison_type, sensor_id,
          unit, max_deviation, contribution_share, severity, created_at)
        VALUES (gen_random_uuid(), '%s', '%s', 'reference', '%s', 'bar', %s, %s, 'normal', now())"""
            .formatted(cycle, reference, sensor, most, share));
  }

  private static void alert(String stream, String cycle, String sensor, String severity) {
    database.execute(
        """
        INSERT INTO live_alerts (id, stream_id, cycle_id, sensor_id, alert_type, severity, message,
          created_at)
        VALUES (gen_random_uuid(), '%s', '%s', '%s', 'deviation_%4$s', '%4$s', '', now())"""
            .formatted(stream, cycle, sensor, severity));
  }
}
