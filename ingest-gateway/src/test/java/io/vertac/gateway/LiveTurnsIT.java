package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Shared messages and a connection's own frames take turns on it, whole. */
class LiveTurnsIT {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int BATCHES = 30;

  /** As a message, several times of what the network takes at once. */
  private static final int BATCH = 2_000;

  private static final int NORMAL = 1000;

  private static RunningGateway gateway;

  @BeforeAll
  static void start() {
    // However long the posting takes: its viewer is slow on purpose, and must not be sent away.
    gateway =
        new RunningGateway(
            SharedParts.settings(),
            Map.of("LIVE_IDLE_TIMEOUT_SEC", "3600", "LIVE_STALL_TIMEOUT_SEC", "600"));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void shouldAnswerPingsBetweenMessagesWhoseViewerReadsSlowly() throws Exception {
    String stream = gateway.register("turns");
    try (RawViewer viewer = greeted(stream)) {
      for (int i = 0; i < BATCHES; i++) {
        gateway.post("/api/live/batch", batch(stream, i));
        viewer.send(RawViewer.PING, number(i));
        viewer.send(RawViewer.PING, number(BATCHES + i));
      }
      List<Integer> answered = new ArrayList<>();
      int seen = 0;
      while (answered.size() < 2 * BATCHES || seen < BATCHES * BATCH) {
        RawViewer.Message message = viewer.next();
        if (message.opcode() == RawViewer.PONG) {
          answered.add(ByteBuffer.wrap(message.payload()).getInt());
        } else if (message.opcode() == RawViewer.TEXT) {
          seen += standsFor(message);
        } else {
          assertThat(message.opcode()).isEqualTo(RawViewer.PING);
        }
      }
      assertThat(answered).containsExactlyElementsOf(asked());
      assertThat(seen).isEqualTo(BATCHES * BATCH);
    }
  }

  @Test
  void shouldSayGoodbyeAfterTheMessageUnderWayAndNothingAfterIt() throws Exception {
    String stream = gateway.register("goodbye");
    try (RawViewer viewer = greeted(stream)) {
      for (int i = 0; i < BATCHES; i++) {
        gateway.post("/api/live/batch", batch(stream, i));
      }
      viewer.send(
          RawViewer.CLOSE, ByteBuffer.allocate(Short.BYTES).putShort((short) NORMAL).array());
      RawViewer.Message message = viewer.next();
      while (message.opcode() != RawViewer.CLOSE) {
        standsFor(message);
        message = viewer.next();
      }
      assertThat(ByteBuffer.wrap(message.payload()).getShort()).isEqualTo((short) NORMAL);
      assertThat(viewer.closeCode()).as("nothing follows").isEqualTo(-1);
    }
  }

  private static RawViewer greeted(String stream) throws IOException {
    RawViewer viewer = RawViewer.of(gateway, stream);
    assertThat(viewer.response()).doesNotContain("prepared");
    assertThat(viewer.json().get("type").textValue()).isEqualTo("connection_established");
    assertThat(viewer.json().get("type").textValue()).isEqualTo("state_change");
    return viewer;
  }

  /** How many samples the message tells of, itself or merged; it is whole, or this fails. */
  private static int standsFor(RawViewer.Message message) throws IOException {
    var data = MAPPER.readTree(message.payload()).get("data");
    return data.has("original_count")
        ? data.get("original_count").intValue()
        : data.get("sample_count").intValue();
  }

  private static List<Integer> asked() {
    return IntStream.range(0, BATCHES)
        .boxed()
        .flatMap(i -> IntStream.of(i, BATCHES + i).boxed())
        .toList();
  }

  private static byte[] number(int number) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
  }

  private static String batch(String stream, int number) {
    Instant first = Instant.now().minusSeconds(60).plusMillis(number * 100L);
    String samples =
        IntStream.range(0, BATCH)
            .mapToObj(i -> Batches.sample(first.plusNanos(i * 40_000L), "force", "" + i % 50))
            .collect(Collectors.joining(","));
    return Batches.of(stream, null, samples);
  }
}
