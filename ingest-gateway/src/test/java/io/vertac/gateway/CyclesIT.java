package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.gateway.RunningGateway.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calls that read PostgreSQL, on the columns that the contract promises. */
class CyclesIT {
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
  void shouldListCyclesNewestFirstPageByPage() {
    String stream = gateway.register("listed");
    for (int number = 1; number <= 5; number++) {
      insert(stream, number, null, null);
    }
    insert(gateway.register("other"), 9, null, null);
    List<Integer> numbers = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          gateway.get("/api/live/streams/" + stream + "/cycles?limit=2&cursor=" + cursor).json();
      page.get("cycles").forEach(cycle -> numbers.add(cycle.get("cycle_number").intValue()));
      cursor = page.get("next_cursor").textValue();
    } while (cursor != null);
    assertThat(numbers).containsExactly(5, 4, 3, 2, 1);
  }

  @Test
  void shouldShowWhatIsKnownOfACycle() {
    String stream = gateway.register("shown");
    String cycle = insert(stream, 3, "warning", 97.5);
    JsonNode shown =
        gateway.get("/api/live/streams/" + stream + "/cycles").json().get("cycles").get(0);
    assertThat(shown.get("cycle_id").textValue()).isEqualTo(cycle);
    assertThat(shown.get("state").textValue()).isEqualTo("stopped");
    assertThat(shown.get("start_time").textValue()).isEqualTo("2026-03-01T12:03:00Z");
    assertThat(shown.get("end_time").isNull()).isTrue();
    assertThat(shown.get("sample_count").intValue()).isEqualTo(42);
    assertThat(shown.get("final").booleanValue()).isFalse();
    database.execute("UPDATE live_cycles SET final = true WHERE id = '%s'".formatted(cycle));
    shown = gateway.get("/api/live/streams/" + stream + "/cycles").json().get("cycles").get(0);
    assertThat(shown.get("final").booleanValue()).isTrue();
    assertThat(shown.get("health_score").doubleValue()).isEqualTo(97.5);
  }

  @Test
  void shouldFilterCycles() {
    String stream = gateway.register("filtered");
    insert(stream, 1, "normal", 99.0);
    insert(stream, 2, "critical", 20.0);
    insert(stream, 3, null, null);
    assertThat(numbers(stream, "anomaly_flag=true")).containsExactly(2);
    assertThat(numbers(stream, "severity=normal")).containsExactly(1);
    assertThat(numbers(stream, "state=stopped&from=2026-03-01T12:02:00Z")).containsExactly(3, 2);
    assertThat(numbers(stream, "to=2026-03-01T12:02:00Z")).containsExactly(1);
    assertThat(numbers(stream, "state=aborted")).isEmpty();
    assertThat(gateway.get("/api/live/streams/" + stream + "/cycles?state=odd").status())
        .isEqualTo(422);
  }

  @Test
  void shouldSayWhyACycleIsAWarning() {
    String stream = gateway.register("silent");
    insert(stream, 1, null, null);
    String cycle = insert(stream, 2, "warning", 70.0);
    database.execute(
        """
        INSERT INTO live_analyses (cycle_id, stream_id, revision, provisional, cycle_state,
          anomaly_flag, severity, top_3_sensors, missing_sensors, analysed_at, alarm_by)
        VALUES ('%s', '%s', 1, false, 'stopped', true, 'warning', '[]', '["a"]',
          '2026-03-01T12:02Z', 'missing')"""
            .formatted(cycle, stream));
    JsonNode cycles = gateway.get("/api/live/streams/" + stream + "/cycles").json().get("cycles");
    assertThat(cycles.at("/0/alarm_by").textValue()).isEqualTo("missing");
    assertThat(cycles.at("/1/alarm_by").isNull()).isTrue();
    assertThat(gateway.get("/api/live/cycles/" + cycle).json().get("alarm_by").textValue())
        .isEqualTo("missing");
    assertThat(gateway.get("/api/live/streams").json().get("streams"))
        .filteredOn(each -> each.get("stream_id").textValue().equals(stream))
        .extracting(each -> each.at("/health/alarm_by").textValue())
        .containsExactly("missing");
  }

  @Test
  void shouldTellRecipesApart() {
    String stream = gateway.register("mixed");
    String plain = insert(stream, 1, "normal", 100.0);
    String other = insert(stream, 2, "normal", 100.0);
    insert(stream, 3, "normal", 90.0);
    database.execute("UPDATE live_cycles SET recipe = '' WHERE stream_id = '%s'".formatted(stream));
    database.execute("UPDATE live_cycles SET recipe = 'B' WHERE id = '%s'".formatted(other));
    database.execute(
        "INSERT INTO live_references VALUES ('%1$s', 'B', '%2$s', 1), ('%1$s', '', '%3$s', 1)"
            .formatted(stream, other, plain));
    assertThat(numbers(stream, "recipe=B")).containsExactly(2);
    assertThat(numbers(stream, "recipe=")).containsExactly(3, 1);
    assertThat(gateway.get("/api/live/streams/" + stream + "/cycles").json().get("recipes"))
        .extracting(JsonNode::textValue)
        .containsExactly("", "B");
  }

  @Test
  void shouldWriteAllTimesWithZ() {
    String stream = gateway.register("timed");
    String cycle = insert(stream, 1, "warning", 60.0);
    database.execute(
        """
        INSERT INTO live_analyses (cycle_id, stream_id, revision, provisional, cycle_state,
          anomaly_flag, severity, top_3_sensors, missing_sensors, end_time, analysed_at)
        VALUES ('%1$s', '%2$s', 1, true, 'stopped', true, 'warning', '[]', '[]',
          '2026-03-01T12:01:30+01:00', '2026-03-01T12:02Z')"""
            .formatted(cycle, stream));
    database.execute(
        """
        INSERT INTO live_alerts (id, stream_id, cycle_id, alert_type, severity, message, created_at)
        VALUES (gen_random_uuid(), '%2$s', '%1$s', 'cycle_aborted', 'warning', '',
          '2026-03-01T12:02:00.25Z')"""
            .formatted(cycle, stream));
    database.execute("UPDATE live_cycles SET status = 'stopping' WHERE id = '%s'".formatted(cycle));
    JsonNode analysis = gateway.get("/api/live/cycles/" + cycle + "/analysis").json();
    assertThat(analysis.get("start_time").textValue()).isEqualTo("2026-03-01T12:01:00Z");
    assertThat(analysis.get("end_time").textValue()).isEqualTo("2026-03-01T11:01:30Z");
    assertThat(analysis.at("/alerts/0/created_at").textValue())
        .isEqualTo("2026-03-01T12:02:00.250Z");
    assertThat(analysis.get("cycle_state").textValue()).isEqualTo("stopping");
    assertThat(gateway.get("/api/live/cycles/" + cycle).json().get("start_time").textValue())
        .isEqualTo("2026-03-01T12:01:00Z");
  }

  @Test
  void shouldShowACycleBetweenItsNeighbours() {
    String stream = gateway.register("neighbours");
    String first = insert(stream, 1, null, null);
    String second = insert(stream, 2, "warning", 80.0);
    String third = insert(stream, 4, null, null);
    JsonNode shown = gateway.get("/api/live/cycles/" + second).json();
    assertThat(shown.get("previous_cycle_id").textValue()).isEqualTo(first);
    assertThat(shown.get("next_cycle_id").textValue()).isEqualTo(third);
    assertThat(shown.get("device_name").textValue()).isEqualTo("press");
    assertThat(shown.get("severity").textValue()).isEqualTo("warning");
    JsonNode last = gateway.get("/api/live/cycles/" + third).json();
    assertThat(last.get("next_cycle_id").isNull()).isTrue();
    assertThat(
            gateway.get("/api/live/cycles/" + third + "/analysis").json().get("code").textValue())
        .isEqualTo("not_analysed");
  }

  @Test
  void shouldFindTheStreamOfACycleForTheReference() {
    String stream = gateway.register("referenced");
    try (TestDecider decider = new TestDecider(gateway.kafka())) {
      String cycle =
          gateway
              .post("/api/live/cycle/start?stream_id=" + stream, "")
              .json()
              .get("cycle_id")
              .textValue();
      assertThat(reference(cycle).status()).isEqualTo(404);
      database.insertStream(stream, "press");
      database.insertCycle(cycle, stream, 1, null, null);
      Answer answer = reference(cycle);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().get("stream_id").textValue()).isEqualTo(stream);
    }
  }

  @Test
  void shouldSayWhatIsMissingWithoutADatabase() {
    try (RunningGateway without = new RunningGateway(SharedParts.settings())) {
      String stream = without.register("without");
      Answer answer = without.get("/api/live/streams/" + stream + "/cycles");
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.json().get("detail").textValue()).contains("DATABASE_URL");
      Answer unknown = without.get("/api/live/streams/" + UUID.randomUUID() + "/cycles");
      assertThat(unknown.status()).isEqualTo(404);
    }
  }

  private static Answer reference(String cycle) {
    return gateway.post("/api/live/cycles/" + cycle + "/reference", "");
  }

  private static String insert(String stream, int number, String severity, Double health) {
    database.insertStream(stream, "press");
    return database.insertCycle(stream, number, severity, health);
  }

  private static List<Integer> numbers(String stream, String query) {
    List<Integer> numbers = new ArrayList<>();
    gateway
        .get("/api/live/streams/" + stream + "/cycles?" + query)
        .json()
        .get("cycles")
        .forEach(cycle -> numbers.add(cycle.get("cycle_number").intValue()));
    return numbers;
  }
}
