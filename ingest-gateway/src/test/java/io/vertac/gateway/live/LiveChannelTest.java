package io.vertac.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.events.BatchSensor;
import io.vertac.gateway.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveChannelTest {
  private static final BatchSensor SENSOR = new BatchSensor("s", "S", "bar");
  private static final String CURSOR = "c";

  private final LiveMessages messages = new LiveMessages(Clock.systemUTC());
  private final LiveChannel channel = new LiveChannel("stream", 0, messages);
  private long time;

  @Test
  void shouldShareTheBytesAmongViewersThatKeepUp() {
    Still first = joined();
    Still second = joined();
    channel.append(block(3), CURSOR);
    channel.fanOut();
    assertThat(first.taken.get(0)).isSameAs(second.taken.get(0));
    first.read();
    assertThat(first.taken).hasSize(1);
  }

  @Test
  void shouldSendWhatWasMissedAtOnceAndEventsInTheirPlace() {
    Still viewer = joined();
    Still other = joined();
    SharedMessage event = messages.plain("alert", Map.of());
    channel.append(block(1), CURSOR);
    channel.fanOut();
    channel.append(block(2), CURSOR);
    channel.append(block(3), "before the event");
    channel.append(event);
    channel.append(block(4), "last");
    viewer.readAll();
    assertThat(viewer.taken).hasSize(4);
    assertThat(count(viewer.taken.get(1))).isEqualTo(5);
    assertThat(json(viewer.taken.get(1)).get("cursor").textValue()).isEqualTo("before the event");
    assertThat(viewer.taken.get(2)).isSameAs(event);
    assertThat(count(viewer.taken.get(3))).isEqualTo(4);
    other.readAll();
    assertThat(other.taken.get(1)).as("merged once for both").isSameAs(viewer.taken.get(1));
  }

  @Test
  void shouldLetNobodyWaitForAViewerThatDoesNotRead() {
    Still still = joined();
    Still reading = joined();
    for (int i = 0; i < 100; i++) {
      channel.append(block(1), CURSOR);
      channel.fanOut();
      reading.read();
    }
    assertThat(reading.taken).hasSize(100);
    assertThat(still.taken).hasSize(1);
  }

  @Test
  void shouldMergeWhatWaitsWhenItIsTooMuchAndKeepThePeak() {
    Still slow = joined();
    Still between = joined();
    channel.append(block(1), CURSOR);
    channel.fanOut();
    for (int i = 0; i < 200; i++) {
      channel.append(block(400), CURSOR);
      if (i == 100) {
        between.readAll();
      }
    }
    SampleBlock peak = block(1);
    peak.values()[0] = 1e6;
    channel.append(peak, CURSOR);
    channel.append(block(1), "end");

    assertThat(channel.compact(20_000)).isEmpty();
    assertAllWasTold(slow);
    assertAllWasTold(between);
  }

  @Test
  void shouldNameTheSlowestWhenEvenMergedSamplesAreTooMany() {
    Still slow = joined();
    channel.append(block(1), CURSOR);
    channel.fanOut();
    for (int i = 0; i < 50; i++) {
      channel.append(messages.plain("alert", Map.of()));
      channel.append(block(400), CURSOR);
    }
    assertThat(channel.compact(5_000)).containsExactly(slow.viewer);
  }

  private static void assertAllWasTold(Still viewer) {
    viewer.readAll();
    assertThat(viewer.taken.stream().mapToInt(LiveChannelTest::standsFor).sum())
        .isEqualTo(1 + 200 * 400 + 2);
    assertThat(viewer.taken.stream().map(m -> json(m).toString()))
        .anyMatch(m -> m.contains("1000000.0"));
    SharedMessage last = viewer.taken.get(viewer.taken.size() - 1);
    assertThat(json(last).get("cursor").textValue()).isEqualTo("end");
  }

  private Still joined() {
    Still still = new Still();
    still.viewer.attach(channel, false);
    return still;
  }

  private SampleBlock block(int size) {
    SampleBlock block =
        new SampleBlock(
            new BatchSensor[size], new long[size], new double[size], new double[size], size);
    for (int i = 0; i < size; i++) {
      block.sensors()[i] = SENSOR;
      block.timesNs()[i] = time += 1_000_000;
      block.values()[i] = i % 7;
    }
    return block;
  }

  private static int count(SharedMessage message) {
    return json(message).at("/data/sample_count").intValue();
  }

  private static int standsFor(SharedMessage message) {
    JsonNode data = json(message).get("data");
    return data.has("original_count")
        ? data.get("original_count").intValue()
        : data.get("sample_count").intValue();
  }

  private static JsonNode json(SharedMessage message) {
    return Json.parse(StandardCharsets.UTF_8.decode(message.text()).toString());
  }

  /** A connection on which a message is taken only when the test says so. */
  private static final class Still implements Wire {
    private final List<SharedMessage> taken = new ArrayList<>();
    private final Viewer viewer = new Viewer(this);
    private boolean underWay;

    @Override
    public boolean send(SharedMessage message) {
      taken.add(message);
      underWay = true;
      return false;
    }

    /** The message under way arrives. */
    void read() {
      underWay = false;
      viewer.written();
    }

    void readAll() {
      viewer.pump();
      while (underWay) {
        read();
      }
    }

    @Override
    public void ping() {}

    @Override
    public void close(int code, String reason) {}

    @Override
    public void abort() {}
  }
}
