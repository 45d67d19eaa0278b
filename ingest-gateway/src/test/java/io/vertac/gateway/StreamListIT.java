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

/** The list of all machines: what Kafka knows of them, and what the database adds. */
class StreamListIT {
  @TempDir static Path dataDir;
  private static SinkDatabase database;
  private static RunningGateway gateway;
  private static String healthy;
  private static String ill;
  private static String fresh;

  @BeforeAll
  static void start() {
    database = new SinkDatabase(dataDir);
    gateway = new RunningGateway(SharedParts.settings(), Map.of("DATABASE_URL", database.url()));
    healthy = gateway.register("Press 1");
    ill = gateway.register("Press 2");
    fresh = gateway.register("Robot");
    database.insertStream(healthy, "Press 1");
    database.insertStream(ill, "Press 2");
    for (int number = 1; number <= 25; number++) {
      database.insertCycle(healthy, number, "normal", 50.0 + number);
    }
    database.insertCycle(ill, 1, "normal", 99.0);
    String bad = database.insertCycle(ill, 2, "critical", 12.5);
    alert(bad, false);
    alert(bad, false);
    alert(bad, true);
  }

  @AfterAll
  static void stop() {
    gateway.close();
    database.close();
  }

  @Test
  void shouldShowStateHealthAndOpenAlerts() {
    JsonNode streams = gateway.get("/api/live/streams").json().get("streams");
    assertThat(streams).hasSize(3);
    JsonNode ofIll = streams.get(1);
    assertThat(ofIll.get("stream_id").textValue()).isEqualTo(ill);
    assertThat(ofIll.get("sensors")).hasSize(2);
    assertThat(ofIll.get("cycle_status").get("state").textValue()).isEqualTo("waiting_start");
    assertThat(ofIll.get("open_alerts").intValue()).isEqualTo(2);
    assertThat(ofIll.get("open_critical_alerts").intValue()).isEqualTo(2);
    assertThat(ofIll.get("health").get("health_score").doubleValue()).isEqualTo(12.5);
    assertThat(ofIll.get("health").get("severity").textValue()).isEqualTo("critical");
    assertThat(ofIll.get("health").get("trend"))
        .extracting(JsonNode::doubleValue)
        .containsExactly(99.0, 12.5);
    assertThat(ofIll.get("health").get("trend_severities"))
        .extracting(JsonNode::textValue)
        .endsWith("critical")
        .hasSize(2);
    assertThat(ofIll.get("health").get("cycle_state").textValue()).isEqualTo("stopped");
    JsonNode trend = streams.get(2).get("health").get("trend");
    assertThat(trend).hasSize(20);
    assertThat(trend.get(19).doubleValue()).isEqualTo(75);
    JsonNode ofFresh = streams.get(0);
    assertThat(ofFresh.get("health").get("health_score").isNull()).isTrue();
    assertThat(ofFresh.get("health").get("trend")).isEmpty();
  }

  @Test
  void shouldSearchAndFilter() {
    assertThat(list("q=press")).containsExactly(ill, healthy);
    assertThat(list("q=ROBO")).containsExactly(fresh);
    assertThat(list("q=" + ill.substring(0, 8))).containsExactly(ill);
    assertThat(list("q=nothing")).isEmpty();
    assertThat(list("severity=critical")).containsExactly(ill);
    assertThat(list("severity=normal")).containsExactly(healthy);
    assertThat(list("state=waiting_start&q=1")).contains(healthy);
    assertThat(list("state=active")).isEmpty();
    assertThat(gateway.get("/api/live/streams?state=odd").status()).isEqualTo(422);
    assertThat(gateway.get("/api/live/streams?severity=odd").status()).isEqualTo(422);
  }

  @Test
  void shouldFilterPageByPage() {
    List<String> found = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          gateway.get("/api/live/streams?q=press&limit=1&sensors=false&cursor=" + cursor).json();
      assertThat(page.get("streams").get(0).has("sensors")).isFalse();
      found.add(page.get("streams").get(0).get("stream_id").textValue());
      cursor = page.get("next_cursor").textValue();
    } while (cursor != null);
    assertThat(found).containsExactly(ill, healthy);
  }

  @Test
  void shouldListWithoutADatabaseToo() {
    try (RunningGateway without = new RunningGateway(SharedParts.settings())) {
      String stream = without.register("alone");
      JsonNode shown = without.get("/api/live/streams").json().get("streams").get(0);
      assertThat(shown.get("stream_id").textValue()).isEqualTo(stream);
      assertThat(shown.get("health").isNull()).isTrue();
      assertThat(shown.get("open_alerts").isNull()).isTrue();
      assertThat(without.get("/api/live/streams?severity=normal").status()).isEqualTo(503);
    }
  }

  private static List<String> list(String query) {
    List<String> found = new ArrayList<>();
    gateway
        .get("/api/live/streams?" + query)
        .json()
        .get("streams")
        .forEach(stream -> found.add(stream.get("stream_id").textValue()));
    return found;
  }

  private static void alert(String cycle, boolean acknowledged) {
    database.execute(
        """
        INSERT INTO live_alerts (id, cycle_id, stream_id, alert_type, severity, message,
          created_at, acknowledged)
        VALUES ('%s', '%s', '%s', 'deviation_critical', 'critical', 'x', now(), %s)"""
            .formatted(UUID.randomUUID(), cycle, ill, acknowledged));
  }
}
