package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of samples that connectors lost. */
class LostSamplesIT {
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
  void shouldTellThoseThatReachIntoATimeNewestFirst() {
    String stream = register("lossy");
    gap(stream, "early", "11:00:00", "11:59:00");
    gap(stream, "across the start", "11:59:30", "12:00:30");
    gap(stream, "within", "12:05:00", "12:05:28.5");
    gap(stream, "later", "12:10:00", "12:11:00");
    JsonNode gaps =
        gateway
            .get(path(stream) + "?from=2026-03-01T12:00:00Z&to=2026-03-01T12:10:00Z")
            .json()
            .get("gaps");
    assertThat(ids(gaps)).containsExactly("within", "across the start");
    JsonNode first = gaps.get(0);
    assertThat(first.get("from").textValue()).isEqualTo("2026-03-01T12:05:00Z");
    assertThat(first.get("to").textValue()).isEqualTo("2026-03-01T12:05:28.500Z");
    assertThat(first.get("sample_count").longValue()).isEqualTo(17);
    assertThat(first.get("reason").textValue()).isEqualTo("drop_oldest");
    assertThat(first.get("received_at").textValue()).isEqualTo("2026-03-01T15:00:00Z");
  }

  @Test
  void shouldTellEachOnceOverPagesAlsoWhereSeveralBeginAtOnce() {
    String stream = register("many");
    for (int i = 0; i < 7; i++) {
      gap(stream, "gap-" + i, i < 5 ? "12:00:00" : "12:00:0" + i, "12:01:00");
    }
    List<String> seen = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      JsonNode page = gateway.get(path(stream) + "?limit=2&cursor=" + cursor).json();
      seen.addAll(ids(page.get("gaps")));
      cursor = page.get("next_cursor").textValue();
    }
    assertThat(seen).hasSize(7).doesNotHaveDuplicates().startsWith("gap-6", "gap-5");
  }

  @Test
  void shouldTellOfNoneWhereNothingWasLostAndOfNoStranger() {
    assertThat(gateway.get(path(register("whole"))).json().get("gaps")).isEmpty();
    assertThat(gateway.get(path(UUID.randomUUID().toString())).status()).isEqualTo(404);
    assertThat(gateway.get(path(register("wrong")) + "?from=noon").status()).isEqualTo(422);
  }

  private static List<String> ids(JsonNode gaps) {
    return gaps.findValuesAsText("gap_id");
  }

  private static String path(String stream) {
    return "/api/live/streams/" + stream + "/gaps";
  }

  private static String register(String name) {
    String stream = gateway.register(name);
    database.insertStream(stream, "press");
    return stream;
  }

  private static void gap(String stream, String id, String from, String to) {
    database.execute(
        """
        INSERT INTO live_gaps VALUES ('%s', '%s', '2026-03-01T%sZ', '2026-03-01T%sZ', 17,
          'drop_oldest', '2026-03-01T15:00:00Z')"""
            .formatted(stream, id, from, to));
  }
}
