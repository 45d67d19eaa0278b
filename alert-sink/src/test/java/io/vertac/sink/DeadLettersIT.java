package io.vertac.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.events.DeadLetter;
import io.vertac.events.StreamRegistered;
import io.vertac.sink.DestinationStatus.State;
import io.vertac.topics.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What can never be written goes to the dead-letter topic; the rest goes on. */
class DeadLettersIT extends AlertSinkITBase {

  @Test
  void shouldSetUndecodableRecordsAside() {
    Story story = Story.of("a", 3);
    byte[] alert = topics.bytes(story.records().get(story.records().size() - 3));
    byte[] unknownSchema = ByteBuffer.allocate(20).put((byte) 0).putInt(987_654).array();
    topics.putRaw(Topics.ALERTS, "garbage", "not avro".getBytes(StandardCharsets.UTF_8));
    topics.putRaw(Topics.ALERTS, "short", new byte[] {0, 0});
    topics.putRaw(Topics.ALERTS, "unknown", unknownSchema);
    topics.putRaw(Topics.STREAMS, "wrong type", alert);
    topics.putRaw(Topics.ALERTS, "cut off", Arrays.copyOf(firstAlert(story), 9));
    topics.putRaw(Topics.STREAMS, "tombstone", null);
    topics.put(story.records());
    AlertSink sink = start(Map.of());

    patiently().until(() -> topics.deadLetters().size() == 5);
    // A letter can be read before the sink has counted it.
    patiently().until(() -> deadLetters(sink, AlertSink.POSTGRES) == 5);
    patiently().until(() -> records(sink, AlertSink.POSTGRES) == story.records().size() + 1);
    assertThat(database.count("live_cycles")).isEqualTo(3);
    assertThat(topics.deadLetters())
        .allSatisfy(
            letter -> {
              assertThat(letter.getReason()).isEqualTo("undecodable");
              assertThat(letter.getService()).isEqualTo("alert-sink");
              assertThat(letter.getOriginOffset()).isNotNegative();
              assertThat(letter.getOriginPartition()).isNotNegative();
            });
    assertThat(letter("garbage").getPayload())
        .isEqualTo(ByteBuffer.wrap("not avro".getBytes(StandardCharsets.UTF_8)));
    assertThat(letter("garbage").getOriginTopic()).endsWith(".alerts");
    assertThat(letter("unknown").getCause()).contains("987654");
    assertThat(letter("wrong type").getCause()).contains("StreamRegistered");
    assertThat(letter("cut off").getCause()).startsWith("the bytes do not fit");
  }

  @Test
  void shouldSetUnwritableRecordsAside() {
    Story story = Story.of("a", 3);
    StoryRecord registration = story.records().get(0);
    StreamRegistered bad =
        StreamRegistered.newBuilder((StreamRegistered) registration.value()).build();
    bad.setDeviceName("nul \u0000 in it");
    StoryRecord badRecord = new StoryRecord(registration.topic(), "bad", bad, registration.time());
    Samples halfBad =
        Samples.ofNewStream().sensor("s", "S").series(0, 3).sample(0, 0, Double.NaN, 1);
    topics.put(List.of(badRecord));
    topics.put(story.records());
    topics.put(List.of(halfBad.record()));
    AlertSink sink = start(Map.of());

    patiently().until(() -> topics.deadLetters().size() == 2);
    patiently().until(() -> records(sink, AlertSink.POSTGRES) == story.records().size());
    assertThat(letter("bad").getReason()).isEqualTo("unwritable");
    assertThat(letter("bad").getCause()).contains("22021");
    assertThat(letter("bad").getPayload()).isEqualTo(ByteBuffer.wrap(topics.bytes(badRecord)));
    assertThat(letter("bad").getOriginTime())
        .isEqualTo(registration.time().truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
    assertThat(letter(halfBad.streamId()).getCause()).startsWith("sample 3 has value NaN");
    assertThat(database.value("SELECT device_name FROM live_streams")).isEqualTo("Press a");
    patiently().until(() -> timeSeries.count(halfBad.streamId()) == 3);
  }

  @Test
  void shouldCutThePayloadWhenTheLetterWouldBeTooLarge() {
    byte[] large = new byte[1_048_400];
    new Random(1).nextBytes(large);
    topics.putRaw(Topics.ALERTS, "large", large);
    AlertSink sink = start(Map.of());

    patiently().until(() -> topics.deadLetters().size() == 1);
    assertThat(letter("large").getPayload().remaining()).isEqualTo(64 * 1024);
    assertThat(letter("large").getCause()).contains("first 65536 of 1048400 bytes");
    assertThat(sink.destinations().get(AlertSink.POSTGRES).state()).isEqualTo(State.UP);
  }

  private static long deadLetters(AlertSink sink, String destination) {
    return sink.destinations().get(destination).deadLetters();
  }

  private byte[] firstAlert(Story story) {
    return topics.bytes(
        story.records().stream()
            .filter(record -> record.topic().equals(Topics.ALERTS))
            .findFirst()
            .orElseThrow());
  }

  private DeadLetter letter(String key) {
    return topics.deadLetters().stream()
        .filter(letter -> key.equals(letter.getOriginKey()))
        .findFirst()
        .orElseThrow();
  }
}
