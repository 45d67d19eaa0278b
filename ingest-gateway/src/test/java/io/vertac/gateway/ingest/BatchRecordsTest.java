package io.vertac.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.events.BatchSensor;
import io.vertac.events.Sample;
import io.vertac.events.SampleBatch;
import io.vertac.events.SensorInfo;
import io.vertac.events.StreamRegistered;
import io.vertac.gateway.input.BatchParser;
import io.vertac.gateway.input.ParsedBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BatchRecordsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");
  private static final String STREAM = "123e4567-e89b-12d3-a456-426614174000";
  private static final StreamRegistered REGISTERED =
      new StreamRegistered(
          STREAM,
          "dataset",
          "s",
          "d",
          List.of(new SensorInfo("s1", "Force", "analog", "kN")),
          NOW,
          "");

  /** The wire format of these tests: Avro's single-object encoding, ten bytes in front. */
  private static final byte[] PREFIX =
      Arrays.copyOf(encode(new SampleBatch("", "", "", NOW, List.of(), List.of())), 10);

  @Test
  void shouldMakeOneRecordOfWhatFits() {
    List<SampleBatch> records = records(batch(100, 3), 1_000_000);
    assertThat(records).hasSize(1);
    assertThat(records.get(0).getBatchId()).isEqualTo("b");
    assertThat(records.get(0).getReceivedAt()).isEqualTo(NOW);
    assertThat(records.get(0).getDatasetId()).isEqualTo("dataset");
  }

  @Test
  void shouldCompleteFromTheRegistrationWhatTheSampleLeavesOut() {
    assertThat(records(batch(3, 3), 1_000_000).get(0).getSensors())
        .containsExactly(
            new BatchSensor("s0", "s0", ""),
            new BatchSensor("s1", "Force", "kN"),
            new BatchSensor("s2", "s2", ""));
  }

  @Test
  void shouldKeepNanosecondsBeforeAndAfterTheEpochOfMicroseconds() {
    ParsedBatch batch =
        parse("{\"timestamp\":\"2026-03-01T11:00:00.123456789Z\",\"sensor_id\":\"a\",\"value\":1}");
    Sample sample = records(batch, 1_000_000).get(0).getSamples().get(0);
    assertThat(sample.getTimeUs()).isEqualTo(1_772_362_800_123_456L);
    assertThat(sample.getTimeNs()).isEqualTo(789);
  }

  @Property(tries = 100)
  void shouldSplitWithoutLossAndEachPieceBelowTheLimit(
      @ForAll @IntRange(min = 1, max = 400) int samples,
      @ForAll @IntRange(min = 1, max = 50) int sensors,
      @ForAll @IntRange(min = 250, max = 5000) int limit) {
    ParsedBatch batch = batch(samples, sensors);
    List<SampleBatch> pieces = records(batch, limit);
    List<String> rejoined = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      SampleBatch piece = pieces.get(i);
      assertThat(encode(piece).length).isLessThanOrEqualTo(limit);
      assertThat(piece.getBatchId()).isEqualTo(pieces.size() == 1 ? "b" : "b#" + i);
      rejoined.addAll(lines(piece));
    }
    assertThat(rejoined).isEqualTo(lines(records(batch, Integer.MAX_VALUE).get(0)));
  }

  @Test
  void shouldSplitInTheSamePlacesWhenSentAgain() {
    ParsedBatch batch = batch(400, 7);
    BatchRecords records = new BatchRecords(PREFIX, 1000);
    List<SampleBatch> first = decode(records.encode(batch, "b", REGISTERED, NOW));
    List<SampleBatch> again = decode(records.encode(batch, "b", REGISTERED, NOW.plusSeconds(3600)));
    assertThat(again).hasSameSizeAs(first);
    for (int i = 0; i < first.size(); i++) {
      assertThat(again.get(i).getBatchId()).isEqualTo(first.get(i).getBatchId());
      assertThat(again.get(i).getSamples()).isEqualTo(first.get(i).getSamples());
    }
  }

  @Property(tries = 200)
  void shouldWriteTheBytesThatTheGeneratedClassWrites(
      @ForAll @IntRange(max = 300) int samples,
      @ForAll @IntRange(min = 1, max = 200) int sensors,
      @ForAll @IntRange(min = 300, max = 20_000) int limit) {
    for (byte[] record : encoded(batch(samples, sensors), limit)) {
      assertThat(encode(decode(record))).isEqualTo(record);
    }
  }

  @Test
  void shouldWriteNamesAndNumbersOfAnyLengthAsTheGeneratedClassDoes() {
    String samples =
        Stream.of("0", "-0.0", "1e-320", "-1.7976931348623157E308", "123456.789")
            .map(
                value ->
                    ("{\"timestamp\":\"2000-01-01T00:00:00.000000%sZ\",\"sensor_id\":\"s1\","
                            + "\"sensor_name\":\"Öl (°C) 压力 %s\",\"unit\":\"m/s²\",\"value\":%s,"
                            + "\"quality\":0.1}")
                        .formatted(100 + value.length(), "x".repeat(7 * value.length()), value))
            .collect(Collectors.joining(","));
    byte[] record = encoded(parse(samples), 1_000_000).get(0);
    assertThat(encode(decode(record))).isEqualTo(record);
    assertThat(decode(record).getSensors()).hasSize(5);
    assertThat(decode(record).getSamples().get(2).getValue()).isEqualTo(1e-320);
  }

  private static List<byte[]> encoded(ParsedBatch batch, int limit) {
    return new BatchRecords(PREFIX, limit).encode(batch, "b", REGISTERED, NOW);
  }

  private static List<String> lines(SampleBatch batch) {
    return batch.getSamples().stream()
        .map(
            s ->
                batch.getSensors().get(s.getSensor()).getSensorId()
                    + " "
                    + s.getTimeUs()
                    + " "
                    + s.getValue())
        .toList();
  }

  private static List<SampleBatch> records(ParsedBatch batch, int limit) {
    return decode(encoded(batch, limit));
  }

  private static ParsedBatch batch(int samples, int sensors) {
    return parse(
        IntStream.range(0, samples)
            .mapToObj(
                i ->
                    "{\"timestamp\":\"%s\",\"sensor_id\":\"s%d\",\"value\":%d}"
                        .formatted(NOW.minusMillis(i), i % sensors, i))
            .collect(Collectors.joining(",")));
  }

  private static ParsedBatch parse(String samples) {
    String body = "{\"stream_id\":\"" + STREAM + "\",\"samples\":[" + samples + "]}";
    return new BatchParser(1000).parse(body.getBytes(StandardCharsets.UTF_8), NOW);
  }

  private static byte[] encode(SampleBatch batch) {
    try {
      ByteBuffer bytes = batch.toByteBuffer();
      byte[] encoded = new byte[bytes.remaining()];
      bytes.get(encoded);
      return encoded;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<SampleBatch> decode(List<byte[]> records) {
    return records.stream().map(BatchRecordsTest::decode).toList();
  }

  private static SampleBatch decode(byte[] record) {
    try {
      return SampleBatch.fromByteBuffer(ByteBuffer.wrap(record));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
