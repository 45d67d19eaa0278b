package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.events.AlertAcknowledgement;
import io.vertac.gateway.RunningGateway.Answer;
import io.vertac.topics.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calls about alerts, on the columns that the alert-sink fills. */
class AlertsIT {
  private static final String STREAM = UUID.randomUUID().toString();
  private static final String OTHER_STREAM = UUID.randomUUID().toString();
  private static final String CYCLE = UUID.randomUUID().toString();

  @TempDir static Path dataDir;
  private static SinkDatabase database;
  private static RunningGateway gateway;

  @BeforeAll
  static void start() {
    database = new SinkDatabase(dataDir);
    database.insertStream(STREAM, "press");
    database.insertStream(OTHER_STREAM, "robot");
    database.insertCycle(CYCLE, STREAM, 7, null, null);
    gateway = new RunningGateway(SharedParts.settings(), Map.of("DATABASE_URL", database.url()));
  }

  @AfterAll
  static void stop() {
    gateway.close();
    database.close();
  }

  @BeforeEach
  void empty() {
    database.execute("DELETE FROM live_alerts");
  }

  @Test
  void shouldListNewestFirstPageByPage() {
    List<String> expected = new ArrayList<>();
    for (int second = 0; second < 5; second++) {
      expected.add(0, insert(STREAM, "warning", second));
    }
    List<String> found = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = gateway.get("/api/live/alerts?limit=2&cursor=" + cursor).json();
      page.get("alerts").forEach(alert -> found.add(alert.get("id").textValue()));
      cursor = page.get("next_cursor").textValue();
    } while (cursor != null);
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void shouldFilter() {
    String critical = insert(STREAM, "critical", 1);
    String other = insert(OTHER_STREAM, "warning", 2);
    String seen = insert(STREAM, "warning", 3);
    database.execute("UPDATE live_alerts SET acknowledged = true WHERE id = '%s'".formatted(seen));

    assertThat(list("severity=critical")).containsExactly(critical);
    assertThat(list("stream_id=" + OTHER_STREAM)).containsExactly(other);
    assertThat(list("acknowledged=true")).containsExactly(seen);
    assertThat(list("from=2026-03-01T12:00:02Z")).containsExactly(seen, other);
    assertThat(list("from=2026-03-01T13:00:01%2B01:00&to=2026-03-01T12:00:02Z"))
        .containsExactly(critical);
    assertThat(gateway.get("/api/live/alerts?from=yesterday").status()).isEqualTo(422);
    assertThat(list("acknowledged=false&cycle_id=" + CYCLE)).containsExactly(other, critical);
    assertThat(gateway.get("/api/live/alerts?severity=bad").status()).isEqualTo(422);
    assertThat(gateway.get("/api/live/alerts?acknowledged=1").status()).isEqualTo(422);
    assertThat(gateway.get("/api/live/alerts?stream_id=1").status()).isEqualTo(422);
    assertThat(gateway.get("/api/live/alerts?cursor=x").status()).isEqualTo(422);
  }

  @Test
  void shouldShowWhatIsKnown() {
    insert(STREAM, "critical", 1);
    JsonNode alert = gateway.get("/api/live/alerts").json().get("alerts").get(0);
    assertThat(alert.get("device_name").textValue()).isEqualTo("press");
    assertThat(alert.get("cycle_number").intValue()).isEqualTo(7);
    assertThat(alert.get("created_at").textValue()).isEqualTo("2026-03-01T12:00:01Z");
    assertThat(alert.get("acknowledged").booleanValue()).isFalse();
    assertThat(alert.get("acknowledged_by").isNull()).isTrue();
  }

  @Test
  void shouldPublishAnAcknowledgementAndAnswerWithIt() {
    String alert = insert(STREAM, "critical", 1);
    Answer answer =
        gateway.post(
            "/api/live/alerts/" + alert + "/ack",
            "{\"acknowledged_by\":\"Ann\",\"comment\":\"valve replaced\"}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("acknowledged").booleanValue()).isTrue();
    AlertAcknowledgement read =
        TopicReader.ofKey(gateway.kafka(), Topics.ACKNOWLEDGEMENTS, STREAM).stream()
            .filter(ack -> ack.getAlertId().equals(alert))
            .findFirst()
            .orElseThrow();
    assertThat(read.getAcknowledgedBy()).isEqualTo("Ann");
    assertThat(read.getComment()).isEqualTo("valve replaced");
    assertThat(answer.json().get("acknowledged_at").textValue())
        .isEqualTo(read.getAcknowledgedAt().toString());
  }

  @Test
  void shouldTellTheFirstNameToWhoComesBeforeTheDatabaseShowsIt() {
    String alert = insert(STREAM, "critical", 1);
    String path = "/api/live/alerts/" + alert + "/ack";
    gateway.post(path, "{\"acknowledged_by\":\"Ann\"}");
    JsonNode second = gateway.post(path, "{\"acknowledged_by\":\"Bob\"}").json();
    assertThat(second.get("acknowledged_by").textValue()).isEqualTo("Ann");
    assertThat(TopicReader.ofKey(gateway.kafka(), Topics.ACKNOWLEDGEMENTS, STREAM))
        .filteredOn(ack -> ack.getAlertId().equals(alert))
        .hasSize(1);
  }

  @Test
  void shouldTakeAnAcknowledgementWithoutAName() {
    for (String body : new String[] {"", "{}", "{\"acknowledged_by\":\" \"}"}) {
      String path = "/api/live/alerts/" + insert(STREAM, "critical", 1) + "/ack";
      assertThat(gateway.post(path, body).json().get("acknowledged_by").textValue())
          .isEqualTo("operator");
    }
  }

  @Test
  void shouldGiveAnAcknowledgementThatNamesNobodyTheNameOfItsKey() {
    String path = "/api/live/alerts/" + insert(STREAM, "critical", 1) + "/ack";
    Map<String, String> settings = Map.of("DATABASE_URL", database.url());
    try (KeyedGateway keyed = new KeyedGateway(SharedParts.settings(), settings)) {
      // All its keys are called "test".
      Answer answer = keyed.post(path, keyed.of("operator"), "{}");
      assertThat(answer.json().get("acknowledged_by").textValue()).isEqualTo("test");
      assertThat(TopicReader.ofKey(keyed.gateway().kafka(), Topics.ACKNOWLEDGEMENTS, STREAM))
          .extracting(AlertAcknowledgement::getAcknowledgedBy)
          .containsExactly("test");
    }
  }

  @Test
  void shouldLeaveAnAcknowledgedAlertAsItIs() {
    String alert = insert(STREAM, "critical", 1);
    database.execute("UPDATE live_alerts SET acknowledged = true, acknowledged_by = 'Ann'");
    Answer answer = gateway.post("/api/live/alerts/" + alert + "/ack", "");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("acknowledged_by").textValue()).isEqualTo("Ann");
  }

  @Test
  void shouldAcknowledgeSeveralAndNameTheUnknown() {
    String one = insert(STREAM, "critical", 1);
    String two = insert(OTHER_STREAM, "warning", 2);
    String unknown = UUID.randomUUID().toString();
    Answer answer =
        gateway.post(
            "/api/live/alerts/ack",
            "{\"alert_ids\":[\"%s\",\"%s\",\"%s\"]}".formatted(one, unknown, two));
    assertThat(answer.json().get("alerts")).hasSize(2);
    assertThat(answer.json().get("unknown").get(0).textValue()).isEqualTo(unknown);
  }

  @Test
  void shouldRefuseWhatIsNoAcknowledgement() {
    String alert = insert(STREAM, "critical", 1);
    String path = "/api/live/alerts/" + alert + "/ack";
    assertThat(gateway.post(path, "{").status()).isEqualTo(400);
    assertThat(gateway.post(path, "{\"acknowledged_by\":\"a\\nb\"}").status()).isEqualTo(422);
    assertThat(gateway.post("/api/live/alerts/ack", "{\"alert_ids\":[\"x\"]}").status())
        .isEqualTo(422);
    assertThat(gateway.post("/api/live/alerts/" + UUID.randomUUID() + "/ack", "").status())
        .isEqualTo(404);
  }

  private static List<String> list(String query) {
    List<String> found = new ArrayList<>();
    gateway
        .get("/api/live/alerts?" + query)
        .json()
        .get("alerts")
        .forEach(alert -> found.add(alert.get("id").textValue()));
    return found;
  }

  private static String insert(String stream, String severity, int second) {
    String id = UUID.randomUUID().toString();
    database.execute(
        """
        INSERT INTO live_alerts (id, stream_id, cycle_id, sensor_id, sensor_name, alert_type,
          severity, message, created_at)
        VALUES ('%s', '%s', '%s', 's1', 'Force', 'deviation_warning', '%s', 'too high',
          '2026-03-01T12:00:0%dZ')"""
            .formatted(id, stream, CYCLE, severity, second));
    return id;
  }
}
