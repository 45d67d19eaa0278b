package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.events.Alert;
import io.vertac.events.AlertAcknowledgement;
import io.vertac.events.ComparisonType;
import io.vertac.events.CycleAnalysis;
import io.vertac.events.CycleEvent;
import io.vertac.events.CycleState;
import io.vertac.events.RankedSensor;
import io.vertac.events.Severity;
import io.vertac.topics.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract of every message. */
class LiveSocketIT {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private static RunningGateway gateway;
  private static TestDecider decider;

  @BeforeAll
  static void start() {
    // A command that is not decided in time would be told as an error.
    gateway =
        new RunningGateway(SharedParts.settings(), Map.of("GATEWAY_COMMAND_TIMEOUT_SEC", "60"));
    decider = new TestDecider(gateway.kafka());
  }

  @AfterAll
  static void stop() {
    decider.close();
    gateway.close();
  }

  @Test
  void shouldWelcomeAViewerAndFollowTheCycle() {
    String stream = gateway.register("watched");
    TestViewer viewer = new TestViewer(gateway, stream);
    JsonNode welcome = viewer.next("connection_established");
    assertThat(Instant.parse(welcome.get("timestamp").textValue())).isNotNull();
    JsonNode data = welcome.get("data");
    assertThat(data.get("stream_id").textValue()).isEqualTo(stream);
    assertThat(data.get("status").textValue()).isEqualTo("waiting_start");
    assertThat(data.get("sample_count").intValue()).isZero();
    assertThat(data.get("sensors")).hasSize(2);
    assertThat(data.get("resumed").booleanValue()).isFalse();
    assertThat(data.get("cursor").textValue()).isNotEmpty();
    assertThat(state(viewer.next())).isEqualTo("waiting_start");

    viewer.send("ping");
    viewer.next("pong");
    viewer.send("cycle_start");
    JsonNode active = viewer.next();
    assertThat(state(active)).isEqualTo("active");
    assertThat(active.get("cursor").textValue()).isNotEmpty();
    assertThat(active.has("replayed")).isFalse();
    gateway.post("/api/live/cycle/pause?stream_id=" + stream, "");
    assertThat(viewer.next().get("data").get("paused").booleanValue()).isTrue();
    viewer.send("cycle_stop");
    assertThat(state(viewer.next())).isEqualTo("stopping");
    viewer.send("cycle_stop");
    JsonNode error = viewer.next("error");
    assertThat(error.get("data").get("code").textValue()).isEqualTo("no_running_cycle");
    viewer.send("cycle_start {\"metadata\":{\"recipe\":\"A\"}}");
    assertThat(state(viewer.next())).isEqualTo("active");
    viewer.send("cycle_abort {\"aborted_by\":\"\"}");
    assertThat(viewer.next("error").get("data").get("code").textValue()).isEqualTo("invalid");
    viewer.send("cycle_abort {\"aborted_by\":\"Jo Lee\",\"command_id\":\"abort-1\"}");
    assertThat(state(viewer.next())).isEqualTo("aborted");
    // The same again: the same answer, and no state but that.
    viewer.send("cycle_abort {\"aborted_by\":\"Jo Lee\",\"command_id\":\"abort-1\"}");
    viewer.send("dance");
    assertThat(viewer.next("error").get("data").get("code").textValue())
        .isEqualTo("unknown_message");
  }

  @Test
  void shouldTellSamplesOnce() {
    String stream = gateway.register("sampled");
    TestViewer viewer = TestViewer.greeted(gateway, stream);
    TestViewer other = TestViewer.greeted(gateway, gateway.register("not meant"));
    Instant now = Instant.now();
    String batch =
        Batches.of(
            stream,
            "b1",
            Batches.sample(now, "force", "1.25"),
            Batches.sample(now.plusNanos(1), "temp", "-3"));
    gateway.post("/api/live/batch", batch);
    gateway.post("/api/live/batch", batch);
    gateway.post("/api/live/batch", Batches.of(stream, "b2", Batches.sample(now, "force", "7")));

    List<JsonNode> told =
        viewer.until(m -> m.get("data").get("samples").findValuesAsText("value").contains("7.0"));
    JsonNode first = told.get(0);
    assertThat(first.get("type").textValue()).isEqualTo("samples");
    assertThat(first.get("cursor").textValue()).isNotEmpty();
    JsonNode sample = first.get("data").get("samples").get(0);
    assertThat(sample.get("timestamp").textValue()).isEqualTo(now.toString());
    assertThat(sample.get("sensor_id").textValue()).isEqualTo("force");
    assertThat(sample.get("sensor_name").textValue()).isEqualTo("Force");
    assertThat(sample.get("value").doubleValue()).isEqualTo(1.25);
    assertThat(sample.get("unit").textValue()).isEqualTo("kN");
    assertThat(sample.get("quality").doubleValue()).isEqualTo(1);
    assertThat(told.stream().mapToInt(m -> m.get("data").get("sample_count").intValue()).sum())
        .isEqualTo(3);
    other.send("ping");
    other.next("pong");
  }

  @Test
  void shouldTellTheResultOfACycle() {
    String stream = gateway.register("analysed");
    String cycle = UUID.randomUUID().toString();
    TestViewer viewer = TestViewer.greeted(gateway, stream);
    TopicWriter.write(gateway.kafka(), Topics.CYCLES, stream, finalEvent(stream, cycle));
    JsonNode complete = viewer.next("cycle_complete").get("data");
    assertThat(complete.get("cycle_id").textValue()).isEqualTo(cycle);
    assertThat(complete.get("sample_count").intValue()).isEqualTo(400);
    assertThat(complete.get("duration_sec").doubleValue()).isEqualTo(12.5);

    TopicWriter.write(gateway.kafka(), Topics.ALERTS, stream, alert(stream, cycle, 1, false));
    JsonNode alert = viewer.next("alert").get("data");
    assertThat(alert.get("severity").textValue()).isEqualTo("critical");
    assertThat(alert.get("alert_type").textValue()).isEqualTo("deviation_critical");
    assertThat(alert.get("sensor_name").textValue()).isEqualTo("Force");
    assertThat(alert.get("revision").intValue()).isEqualTo(1);
    assertThat(alert.get("withdrawn").booleanValue()).isFalse();
    TopicWriter.write(gateway.kafka(), Topics.ANALYSES, stream, analysis(stream, cycle, 1, true));
    JsonNode result = viewer.next("analysis_result").get("data");
    assertThat(names(result))
        .contains(
            "cycle_id",
            "cycle_number",
            "health_score",
            "anomaly_flag",
            "severity",
            "alerts",
            "top_3_sensors",
            "comparison_type",
            "provisional",
            "revision");
    assertThat(result.get("provisional").booleanValue()).isTrue();
    assertThat(result.get("health_score").doubleValue()).isEqualTo(42);
    assertThat(result.get("comparison_type").textValue()).isEqualTo("reference");
    assertThat(result.get("alerts").get(0).get("id")).isEqualTo(alert.get("id"));
    JsonNode top = result.get("top_3_sensors").get(0);
    assertThat(top.get("sensor_id").textValue()).isEqualTo("force");
    assertThat(top.get("contribution_share").doubleValue()).isEqualTo(0.75);
  }

  @Test
  void shouldTellRevisionsAndWhatIsWithdrawn() {
    String stream = gateway.register("revised");
    String cycle = UUID.randomUUID().toString();
    TestViewer viewer = TestViewer.greeted(gateway, stream);
    TopicWriter.write(gateway.kafka(), Topics.ALERTS, stream, alert(stream, cycle, 1, false));
    viewer.next("alert");
    TopicWriter.write(gateway.kafka(), Topics.ALERTS, stream, alert(stream, cycle, 2, true));
    JsonNode withdrawn = viewer.next("alert").get("data");
    assertThat(withdrawn.get("withdrawn").booleanValue()).isTrue();
    assertThat(withdrawn.get("revision").intValue()).isEqualTo(2);
    TopicWriter.write(gateway.kafka(), Topics.ANALYSES, stream, analysis(stream, cycle, 2, false));
    JsonNode result = viewer.next("analysis_result").get("data");
    assertThat(result.get("revision").intValue()).isEqualTo(2);
    assertThat(result.get("provisional").booleanValue()).isFalse();
    assertThat(result.get("alerts")).isEmpty();
  }

  @Test
  void shouldTellWhoHasSeenAnAlert() {
    String stream = gateway.register("acknowledged");
    String alert = UUID.randomUUID().toString();
    TestViewer viewer = TestViewer.greeted(gateway, stream);
    TopicWriter.write(
        gateway.kafka(),
        Topics.ACKNOWLEDGEMENTS,
        stream,
        new AlertAcknowledgement(
            alert, stream, UUID.randomUUID().toString(), "Ann", "seen", START));
    JsonNode told = viewer.next("alert_acknowledged").get("data");
    assertThat(told.get("id").textValue()).isEqualTo(alert);
    assertThat(told.get("acknowledged_by").textValue()).isEqualTo("Ann");
    assertThat(told.get("comment").textValue()).isEqualTo("seen");
  }

  @Test
  void shouldCloseUnknownStreamsWith1008() {
    assertThat(new TestViewer(gateway, UUID.randomUUID().toString()).closeCode()).isEqualTo(1008);
    assertThat(new TestViewer(gateway, "nonsense").closeCode()).isEqualTo(1008);
  }

  private static String state(JsonNode message) {
    assertThat(message.get("type").textValue()).isEqualTo("state_change");
    return message.get("data").get("state").textValue();
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static CycleEvent finalEvent(String stream, String cycle) {
    return CycleEvent.newBuilder()
        .setStreamId(stream)
        .setCycleId(cycle)
        .setCycleNumber(1)
        .setState(CycleState.stopped)
        .setPreviousState(CycleState.stopping)
        .setCause("grace_elapsed")
        .setOccurredAt(START.plusSeconds(30))
        .setStartTime(START)
        .setEndTime(START.plusMillis(12_500))
        .setSampleCount(400)
        .setFinal$(true)
        .build();
  }

  private static CycleAnalysis analysis(
      String stream, String cycle, int revision, boolean provisional) {
    return CycleAnalysis.newBuilder()
        .setStreamId(stream)
        .setCycleId(cycle)
        .setCycleNumber(1)
        .setRevision(revision)
        .setProvisional(provisional)
        .setCycleState(CycleState.stopped)
        .setHealthScore(42.0)
        .setAnomalyFlag(true)
        .setSeverity(Severity.critical)
        .setComparisonType(ComparisonType.reference)
        .setTop3Sensors(
            List.of(new RankedSensor("force", "Force", 0.75, Severity.critical, "peak")))
        .setAlertCount(provisional ? 1 : 0)
        .setEndTime(START)
        .setAnalysedAt(START)
        .build();
  }

  private static Alert alert(String stream, String cycle, int revision, boolean withdrawn) {
    return Alert.newBuilder()
        .setId(UUID.nameUUIDFromBytes(cycle.getBytes()).toString())
        .setStreamId(stream)
        .setCycleId(cycle)
        .setCycleNumber(1)
        .setSensorId("force")
        .setSensorName("Force")
        .setAlertType("deviation_critical")
        .setSeverity(Severity.critical)
        .setMessage("too high")
        .setCreatedAt(START)
        .setRevision(revision)
        .setWithdrawn(withdrawn)
        .build();
  }
}
