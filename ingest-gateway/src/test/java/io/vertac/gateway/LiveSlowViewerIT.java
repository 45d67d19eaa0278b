package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.events.Alert;
import io.vertac.events.Severity;
import io.vertac.topics.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A viewer that does not keep up gets fewer points, and everything else. */
class LiveSlowViewerIT {
  private static final int BATCHES = 60;
  private static final int BATCH = 1_500;
  private static final String LAST = "the last";

  private static RunningGateway gateway;
  private static TestDecider decider;

  @BeforeAll
  static void start() {
    // However long it takes: the slow viewer must not be sent away, neither as one that is gone
    // nor for the points that wait for it, which are merged all the same.
    gateway =
        new RunningGateway(
            SharedParts.settings(),
            Map.of(
                "LIVE_IDLE_TIMEOUT_SEC", "3600",
                "LIVE_STALL_TIMEOUT_SEC", "600",
                "LIVE_MAX_STREAM_POINTS", "40000",
                "GATEWAY_COMMAND_TIMEOUT_SEC", "60"));
    decider = new TestDecider(gateway.kafka());
  }

  @AfterAll
  static void stop() {
    decider.close();
    gateway.close();
  }

  @Test
  void shouldKeepPeaksAndEveryEventForASlowViewer() throws Exception {
    String stream = gateway.register("fast machine");
    TestViewer fast = TestViewer.greeted(gateway, stream);
    try (RawViewer slow = RawViewer.of(gateway, stream)) {
      // Once it is greeted it is told everything; then it stops reading.
      List<JsonNode> told = new ArrayList<>(List.of(slow.json(), slow.json()));
      List<String> expected = play(stream);
      // Topics are read side by side: only what is on one is in order.
      List<JsonNode> all = new ArrayList<>(fast.until(new Seen(BATCHES * BATCH, expected.size())));
      // Only who is behind by more than a second is slow; by now all that waits is older.
      Thread.sleep(1_100);
      alert(stream, LAST);
      expected.add(LAST);
      do {
        told.add(slow.json());
      } while (!isLast(told.get(told.size() - 1)));
      assertThat(events(told.subList(2, told.size()))).isEqualTo(expected);
      assertThat(points(told)).isLessThan(BATCHES * BATCH / 2);
      assertThat(told).anyMatch(m -> m.at("/data/merged").booleanValue());
      assertNothingIsMissing(told);

      all.addAll(fast.until(LiveSlowViewerIT::isLast));
      assertThat(events(all)).isEqualTo(expected);
      assertNothingIsMissing(all);
    }
  }

  /** What viewers are to be told between the samples. */
  private static List<String> play(String stream) throws InterruptedException {
    List<String> events = new ArrayList<>();
    for (int batch = 0; batch < BATCHES; batch++) {
      gateway.post("/api/live/batch", batch(stream, batch));
      if (batch % 10 == 3) {
        gateway.post("/api/live/cycle/start?stream_id=" + stream, "");
        gateway.post("/api/live/cycle/stop?stream_id=" + stream, "");
        events.add("active");
        events.add("stopping");
      }
      Thread.sleep(5);
    }
    return events;
  }

  private static String batch(String stream, int number) {
    Instant first = Instant.now().minusSeconds(60).plusMillis(number * 100L);
    return IntStream.range(0, BATCH)
        .mapToObj(
            i ->
                Batches.sample(
                    first.plusNanos(i * 60_000L),
                    i % 2 == 0 ? "force" : "temp",
                    Integer.toString(value(number, i))))
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(","), all -> Batches.of(stream, null, all)));
  }

  private static int value(int batch, int i) {
    if (batch == 40 && i == 700) {
      return 9_999;
    }
    return batch == 45 && i == 701 ? -9_999 : i % 50;
  }

  private static void alert(String stream, String message) {
    Alert alert =
        Alert.newBuilder()
            .setId(UUID.randomUUID().toString())
            .setStreamId(stream)
            .setCycleId(UUID.randomUUID().toString())
            .setCycleNumber(1)
            .setAlertType("deviation_warning")
            .setSeverity(Severity.warning)
            .setMessage(message)
            .setCreatedAt(Instant.now())
            .build();
    TopicWriter.write(gateway.kafka(), Topics.ALERTS, stream, alert);
  }

  private static boolean isLast(JsonNode message) {
    return message.at("/data/message").asText().equals(LAST);
  }

  private static List<String> events(List<JsonNode> told) {
    return told.stream()
        .filter(m -> !isSamples(m))
        .map(m -> m.at("/data/state").asText() + m.at("/data/message").asText())
        .toList();
  }

  private static int points(List<JsonNode> told) {
    return told.stream().mapToInt(m -> m.at("/data/samples").size()).sum();
  }

  private static void assertNothingIsMissing(List<JsonNode> told) {
    List<JsonNode> samples = told.stream().filter(LiveSlowViewerIT::isSamples).toList();
    assertThat(samples.stream().mapToInt(LiveSlowViewerIT::standsFor).sum())
        .isEqualTo(BATCHES * BATCH);
    List<Double> values = new ArrayList<>();
    samples.forEach(
        m -> m.at("/data/samples").forEach(s -> values.add(s.get("value").doubleValue())));
    assertThat(values).contains(9_999.0, -9_999.0);
  }

  private static int standsFor(JsonNode samples) {
    JsonNode data = samples.get("data");
    return data.has("original_count")
        ? data.get("original_count").intValue()
        : data.get("sample_count").intValue();
  }

  private static boolean isSamples(JsonNode message) {
    return message.get("type").textValue().equals("samples");
  }

  /** True once so many samples and events were told of. */
  private static final class Seen implements Predicate<JsonNode> {
    private int samplesLeft;
    private int eventsLeft;

    Seen(int samples, int events) {
      samplesLeft = samples;
      eventsLeft = events;
    }

    @Override
    public boolean test(JsonNode message) {
      if (isSamples(message)) {
        samplesLeft -= standsFor(message);
      } else {
        eventsLeft--;
      }
      return samplesLeft <= 0 && eventsLeft <= 0;
    }
  }
}
