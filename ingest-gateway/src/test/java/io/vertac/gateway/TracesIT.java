package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.curves.PackedCurve;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The curves of a cycle, on the rows that the alert-sink writes. */
class TracesIT {
  private static final String STREAM = UUID.randomUUID().toString();

  @TempDir static Path dataDir;
  private static SinkDatabase database;
  private static RunningGateway gateway;
  private static String reference;
  private static String cycle;

  @BeforeAll
  static void start() throws SQLException {
    database = new SinkDatabase(dataDir);
    database.insertStream(STREAM, "press");
    reference = database.insertCycle(STREAM, 1, null, null);
    cycle = database.insertCycle(STREAM, 2, "normal", 90.0);
    database.execute(
        "INSERT INTO live_references VALUES ('%s', '', '%s', 1)".formatted(STREAM, reference));
    insert(reference, 1, "force", 1_000);
    insert(cycle, 2, "force", 3_000);
    insert(cycle, 2, "temp", 10);
    gateway = new RunningGateway(SharedParts.settings(), Map.of("DATABASE_URL", database.url()));
  }

  @AfterAll
  static void stop() {
    gateway.close();
    database.close();
  }

  @Test
  void shouldShowEveryCurveBesideTheReference() {
    JsonNode shown = traces(cycle, "");
    assertThat(shown.get("reference_cycle_id").textValue()).isEqualTo(reference);
    assertThat(shown.get("cycle_number").intValue()).isEqualTo(2);
    JsonNode force = shown.get("traces").get(0);
    assertThat(force.get("sensor_id").textValue()).isEqualTo("force");
    assertThat(force.get("reduced").booleanValue()).isTrue();
    assertThat(force.get("duration_sec").doubleValue()).isEqualTo(30.5);
    JsonNode beside = force.get("reference");
    assertThat(beside.get("cycle_id").textValue()).isEqualTo(reference);
    assertThat(beside.get("values")).hasSize(1_000);
    JsonNode temp = shown.get("traces").get(1);
    assertThat(temp.get("reference").isNull()).isTrue();
    assertThat(temp.get("offsets_sec").get(3).doubleValue()).isEqualTo(0.03);
    assertThat(temp.get("values").get(3).doubleValue()).isEqualTo(3);
  }

  @Test
  void shouldKeepThePeakInTheFewestPoints() {
    JsonNode force = traces(cycle, "?points=8&sensor_id=force").get("traces").get(0);
    assertThat(force.get("values").size()).isLessThanOrEqualTo(8);
    assertThat(force.get("offsets_sec")).hasSameSizeAs(force.get("values"));
    assertThat(force.get("values")).anyMatch(value -> value.doubleValue() == -777);
    assertThat(force.get("values")).anyMatch(value -> value.doubleValue() == 2_999);
  }

  @Test
  void shouldShowTheSensorsAskedForOnly() {
    assertThat(traces(cycle, "?sensor_id=temp").get("traces")).hasSize(1);
    assertThat(traces(cycle, "?sensor_id=temp&sensor_id=force").get("traces")).hasSize(2);
    assertThat(traces(cycle, "?sensor_id=unknown").get("traces")).isEmpty();
  }

  @Test
  void shouldShowTheReferenceAlone() {
    JsonNode shown = traces(reference, "");
    assertThat(shown.get("reference_cycle_id").isNull()).isTrue();
    assertThat(shown.get("traces").get(0).get("reference").isNull()).isTrue();
  }

  @Test
  void shouldShowBetweenWhichCurvesHealthyCyclesLay() throws SQLException {
    String faulty = database.insertCycle(STREAM, 3, "critical", 10.0);
    insert(faulty, 3, "force", 5_000);
    for (String analysed : List.of(cycle, faulty)) {
      database.execute(
          """
          INSERT INTO live_analyses (cycle_id, stream_id, revision, provisional, cycle_state,
            anomaly_flag, severity, reference_cycle_id, top_3_sensors, missing_sensors)
          SELECT id, stream_id, 1, false, 'stopped', false, severity, '%s', '[]', '[]'
          FROM live_cycles WHERE id = '%s'"""
              .formatted(reference, analysed));
    }
    JsonNode shown = gateway.get("/api/live/cycles/" + reference + "/envelope?points=1000").json();
    assertThat(shown.get("cycles").intValue()).isEqualTo(2);
    JsonNode force = shown.get("sensors").get(0);
    assertThat(force.get("offsets_sec")).hasSize(1_000);
    assertThat(force.get("offsets_sec").get(999).doubleValue()).isEqualTo(9.99);
    // The reference dips in its middle; the other healthy cycle later, the faulty one is left out.
    assertThat(force.get("low").get(500).doubleValue()).isEqualTo(-777);
    assertThat(force.get("high").get(500).doubleValue()).isEqualTo(500);
    assertThat(force.get("low").get(700).doubleValue()).isEqualTo(700);
    String aligned = "/api/live/cycles/" + reference + "/envelope?aligned=";
    assertThat(gateway.get(aligned + "true").json().get("cycles").intValue()).isEqualTo(2);
    assertThat(gateway.get(aligned + "perhaps").status()).isEqualTo(422);
    assertThat(gateway.get("/api/live/cycles/" + UUID.randomUUID() + "/envelope").status())
        .isEqualTo(404);
  }

  @Test
  void shouldRefuseWhatCannotBe() {
    String path = "/api/live/cycles/" + cycle + "/traces";
    assertThat(gateway.get(path + "?points=3").status()).isEqualTo(422);
    assertThat(gateway.get(path + "?points=x").status()).isEqualTo(422);
    assertThat(gateway.get(path + "?sensor_id=../x").status()).isEqualTo(422);
    assertThat(gateway.get("/api/live/cycles/1/traces").status()).isEqualTo(422);
    assertThat(gateway.get("/api/live/cycles/" + UUID.randomUUID() + "/traces").status())
        .isEqualTo(404);
  }

  private static JsonNode traces(String id, String query) {
    return gateway.get("/api/live/cycles/" + id + "/traces" + query).json();
  }

  /** A ramp with one dip, a point every 10 ms. */
  private static void insert(String id, int number, String sensor, int points) throws SQLException {
    long[] offsets = LongStream.range(0, points).map(i -> i * 10_000_000).toArray();
    double[] values = LongStream.range(0, points).mapToDouble(i -> i).toArray();
    values[points / 2] = -777;
    try (Connection connection = database.connect();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                INSERT INTO live_traces VALUES (?::uuid, ?, ?::uuid, ?, ?, 'kN',
                  '2026-03-01T12:00:00Z', '2026-03-01T12:00:30.5Z', ?, false, ?, now())""")) {
      insert.setString(1, id);
      insert.setString(2, sensor);
      insert.setString(3, STREAM);
      insert.setInt(4, number);
      insert.setString(5, sensor);
      insert.setInt(6, points);
      insert.setBytes(7, new PackedCurve(offsets, values).pack());
      insert.executeUpdate();
    }
  }
}
