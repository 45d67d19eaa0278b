package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.gateway.live.Beginning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who comes back with a cursor has missed nothing. */
class LiveResumeIT {
  /** In seconds, as much as may be asked for: everything of a test is in it. */
  private static final String HISTORY = "?history=" + Beginning.MAX_HISTORY_SECONDS;

  private static Map<String, String> settings;
  private static RunningGateway gateway;
  private static TestDecider decider;

  @BeforeAll
  static void start() {
    settings = SharedParts.settings();
    settings.put("GATEWAY_COMMAND_TIMEOUT_SEC", "60");
    gateway = new RunningGateway(settings);
    decider = new TestDecider(gateway.kafka());
  }

  @AfterAll
  static void stop() {
    decider.close();
    gateway.close();
  }

  @Test
  void shouldLeaveNoGapAndNoDuplicateHoweverOftenAViewerLeaves() throws InterruptedException {
    String stream = gateway.register("restless");
    List<Integer> seen = new ArrayList<>();
    TestViewer viewer = new TestViewer(gateway, stream);
    String cursor = viewer.next("connection_established").at("/data/cursor").textValue();
    try (Source source = new Source(stream)) {
      for (int visit = 0; visit < 6; visit++) {
        for (int message = 0; message < 8; message++) {
          JsonNode next = viewer.next();
          source.seen(values(next, seen));
          cursor = next.has("cursor") ? next.get("cursor").textValue() : cursor;
        }
        viewer.leave();
        source.awaitMore(50);
        viewer = new TestViewer(gateway, stream, "?cursor=" + cursor);
        assertThat(viewer.next("connection_established").at("/data/resumed").booleanValue())
            .isTrue();
        viewer.next("state_change");
      }
      int last = source.end();
      while (seen.isEmpty() || seen.get(seen.size() - 1) < last) {
        values(viewer.next("samples"), seen);
      }
      assertThat(seen).isEqualTo(IntStream.rangeClosed(0, last).boxed().toList());
    }
  }

  @Test
  void shouldBeginWithTheLastSecondsWithoutASeamWhenAskedForHistory() throws InterruptedException {
    String stream = gateway.register("opened late");
    try (Source source = new Source(stream)) {
      for (int visit = 0; visit < 4; visit++) {
        source.awaitMore(30);
        TestViewer viewer = new TestViewer(gateway, stream, HISTORY);
        assertThat(viewer.next("connection_established").at("/data/resumed").booleanValue())
            .isFalse();
        viewer.next("state_change");
        JsonNode first = viewer.next("samples");
        assertThat(first.get("replayed").booleanValue()).isTrue();
        List<Integer> seen = new ArrayList<>();
        source.seen(values(first, seen));
        JsonNode next = viewer.next("samples");
        for (; next.has("replayed"); next = viewer.next("samples")) {
          source.seen(values(next, seen));
        }
        source.seen(values(next, seen));
        assertThat(seen)
            .isEqualTo(IntStream.rangeClosed(0, seen.get(seen.size() - 1)).boxed().toList());
        viewer.leave();
      }
    }
  }

  @Test
  void shouldBeginWithAsMuchHistoryAsMayBeReadWhenMoreIsAskedFor() {
    try (RunningGateway small =
        new RunningGateway(settings, Map.of("LIVE_MAX_REPLAY_RECORDS", "3"))) {
      String stream = small.register("long curve");
      for (int value = 0; value < 5; value++) {
        post(stream, value);
      }
      TestViewer viewer = new TestViewer(small, stream, HISTORY);
      viewer.next("connection_established");
      viewer.next("state_change");
      assertThat(sampleValues(viewer.next("samples"))).containsExactly(2, 3, 4);
      viewer.leave();
    }
  }

  @Test
  void shouldMarkWhatWasMissedAndTellItFirst() {
    String stream = gateway.register("marked");
    TestViewer before = new TestViewer(gateway, stream);
    String cursor = before.next("connection_established").at("/data/cursor").textValue();
    before.leave();
    gateway.post("/api/live/cycle/start?stream_id=" + stream, "");
    post(stream, 1);
    gateway.post("/api/live/cycle/stop?stream_id=" + stream, "");
    post(stream, 2);

    try (RunningGateway other = new RunningGateway(settings)) {
      TestViewer viewer = new TestViewer(other, stream, "?cursor=" + cursor);
      viewer.next("connection_established");
      assertThat(viewer.next("state_change").has("replayed")).isFalse();
      List<JsonNode> missed =
          viewer.until(
              m -> m.get("type").textValue().equals("samples") && sampleValues(m).contains(2));
      assertThat(missed).allMatch(m -> m.get("replayed").booleanValue());
      assertThat(missed.stream().filter(m -> m.at("/data/state").isTextual()))
          .extracting(m -> m.at("/data/state").textValue())
          .containsExactly("active", "stopping");
      post(stream, 3);
      JsonNode live = viewer.next("samples");
      assertThat(live.has("replayed")).isFalse();
      assertThat(sampleValues(live)).containsExactly(3);
    }
  }

  @Test
  void shouldSayThatACursorIsNoneOfThisStream() {
    String stream = gateway.register("mistaken");
    TestViewer other = new TestViewer(gateway, gateway.register("other"));
    String foreign = other.next("connection_established").at("/data/cursor").textValue();
    for (String cursor : new String[] {"nonsense", foreign, foreign + ".9", "%00", ".-1"}) {
      assertExpired(gateway, stream, cursor);
    }
  }

  @Test
  void shouldSayThatACursorIsTooFarBackAndGoOnFromNow() {
    try (RunningGateway small =
        new RunningGateway(settings, Map.of("LIVE_MAX_REPLAY_RECORDS", "3"))) {
      String stream = small.register("long away");
      TestViewer before = new TestViewer(small, stream);
      String cursor = before.next("connection_established").at("/data/cursor").textValue();
      before.leave();
      for (int value = 0; value < 5; value++) {
        post(stream, value);
      }
      assertExpired(small, stream, cursor);
    }
  }

  private static void assertExpired(RunningGateway at, String stream, String cursor) {
    TestViewer viewer = new TestViewer(at, stream, "?cursor=" + cursor);
    assertThat(viewer.next("connection_established").at("/data/resumed").booleanValue()).isFalse();
    viewer.next("state_change");
    assertThat(viewer.next("error").at("/data/code").textValue()).isEqualTo("cursor_expired");
    post(stream, 77);
    assertThat(sampleValues(viewer.next("samples"))).containsExactly(77);
    viewer.leave();
  }

  /** Adds the values of the message, and gives the last one so far; -1 for none. */
  private static int values(JsonNode message, List<Integer> seen) {
    if (message.get("type").textValue().equals("samples")) {
      assertThat(message.get("data").has("merged")).isFalse();
      seen.addAll(sampleValues(message));
    }
    return seen.isEmpty() ? -1 : seen.get(seen.size() - 1);
  }

  private static List<Integer> sampleValues(JsonNode samples) {
    List<Integer> values = new ArrayList<>();
    samples.at("/data/samples").forEach(s -> values.add(s.get("value").intValue()));
    return values;
  }

  private static void post(String stream, int value) {
    String sample = Batches.sample(Instant.now(), "force", Integer.toString(value));
    assertThat(gateway.post("/api/live/batch", Batches.of(stream, null, sample)).status())
        .isEqualTo(200);
  }

  /**
   * Posts 0, 1, 2 and so on, one after the other; but never so many before they are seen that they
   * would be merged for a viewer that is slow.
   */
  private static final class Source implements AutoCloseable {
    private static final int MAX_UNSEEN = 1_000;
    private static final long PAUSE_NANOS = 1_000_000;

    private final AtomicInteger limit = new AtomicInteger(MAX_UNSEEN);
    private final AtomicInteger posted = new AtomicInteger(-1);
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Thread thread;

    Source(String stream) {
      thread =
          new Thread(
              () -> {
                while (!ended.get()) {
                  if (posted.get() < limit.get()) {
                    post(stream, posted.get() + 1);
                    posted.incrementAndGet();
                  } else {
                    LockSupport.parkNanos(PAUSE_NANOS);
                  }
                }
              });
      thread.start();
    }

    void awaitMore(int values) throws InterruptedException {
      int goal = posted.get() + values;
      limit.accumulateAndGet(goal, Math::max);
      while (posted.get() < goal) {
        assertThat(thread.isAlive()).isTrue();
        Thread.sleep(5);
      }
    }

    /** Goes on to what is allowed after this value. */
    void seen(int value) {
      limit.accumulateAndGet(value + MAX_UNSEEN, Math::max);
    }

    /** The last value that was posted. */
    int end() throws InterruptedException {
      ended.set(true);
      thread.join();
      return posted.get();
    }

    @Override
    public void close() throws InterruptedException {
      end();
    }
  }
}
