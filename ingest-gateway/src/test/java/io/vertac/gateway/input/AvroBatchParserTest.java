package io.vertac.gateway.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertac.events.PostedBatch;
import io.vertac.events.PostedSample;
import io.vertac.events.PostedSensor;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AvroBatchParserTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String STREAM = "123e4567-e89b-12d3-a456-426614174000";
  private static final long MICROS = 1_772_362_800_123_456L;

  private final BatchParser parser = new BatchParser(100);

  @Test
  void shouldReadWhatTheGeneratedClassWrites() throws IOException {
    PostedBatch posted =
        batch(
            "b:1",
            List.of(
                new PostedSensor("PS1", "Öldruck (°C)", "bar"), new PostedSensor("a", null, null)),
            List.of(
                new PostedSample(1, MICROS, 789, -1.5e-300, 0.25),
                new PostedSample(0, MICROS, 0, 3.0, 1.0)));
    ParsedBatch read = parser.parse(bytes(posted), BodyFormat.AVRO, NOW);
    assertThat(read.streamId()).isEqualTo(STREAM);
    assertThat(read.batchId()).isEqualTo("b:1");
    assertThat(read.sensors())
        .containsExactly(
            new SensorRef("PS1", "Öldruck (°C)", "bar"), new SensorRef("a", null, null));
    assertThat(read.samples().size()).isEqualTo(2);
    assertThat(read.samples().sensor(0)).isOne();
    assertThat(read.samples().epochNanos(0)).isEqualTo(MICROS * 1_000 + 789);
    assertThat(read.samples().value(0)).isEqualTo(-1.5e-300);
    assertThat(read.samples().quality(0)).isEqualTo(0.25);
    assertThat(read.rejected()).isEmpty();
  }

  @Test
  void shouldSetBadSamplesAsideAsJson() throws IOException {
    ParsedBatch read =
        parser.parse(
            bytes(
                batch(
                    null,
                    List.of(new PostedSensor("a", null, "bar")),
                    List.of(
                        new PostedSample(0, MICROS, 0, Double.NaN, 1.0),
                        new PostedSample(0, MICROS, 0, 1.0, 1.0),
                        new PostedSample(0, Long.MAX_VALUE, 0, 1.0, 1.0),
                        new PostedSample(0, MICROS, 1_000, 1.0, 1.0)))),
            BodyFormat.AVRO,
            NOW);
    assertThat(read.samples().size()).isOne();
    assertThat(read.rejected())
        .extracting(rejected -> rejected.error().pointer())
        .containsExactly("/samples/0/value", "/samples/2/timestamp", "/samples/3/timestamp");
    RejectedSample first = read.rejected().get(0);
    assertThat(
            new String(
                Arrays.copyOfRange(read.source(), first.from(), first.to()),
                StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"timestamp\":\"2026-03-01T11:00:00.123456Z\",\"sensor_id\":\"a\",\"unit\":\"bar\","
                + "\"value\":NaN,\"quality\":1.0}");
  }

  @Test
  void shouldRefuseByTheRulesOfJson() throws IOException {
    List<PostedSample> one = List.of(new PostedSample(0, MICROS, 0, 1.0, 1.0));
    Refusal badName =
        refusal(bytes(batch(null, List.of(new PostedSensor("a,b", null, null)), one)));
    assertThat(badName.errors().get(0).pointer()).isEqualTo("/samples/0/sensor_id");
    Refusal badId = refusal(bytes(batch("a b", List.of(new PostedSensor("a", null, null)), one)));
    assertThat(badId.errors().get(0).pointer()).isEqualTo("/batch_id");
    Refusal noSensor = refusal(bytes(batch(null, List.of(), one)));
    assertThat(noSensor.errors().get(0).pointer()).isEqualTo("/samples/0/sensor");
    Refusal tooMany =
        refusal(
            bytes(
                batch(
                    null,
                    List.of(new PostedSensor("a", null, null)),
                    java.util.Collections.nCopies(101, one.get(0)))));
    assertThat(tooMany.kind()).isEqualTo(RefusalKind.TOO_LARGE);
    assertThat(refusal("{\"stream_id\":1}".getBytes(StandardCharsets.UTF_8)).kind())
        .isEqualTo(RefusalKind.MALFORMED);
  }

  /** Names are remembered by their bytes, whatever format they came in. */
  @Test
  void shouldReadNamesThatCameAsJsonBefore() throws IOException {
    String json =
        ("{\"stream_id\":\"%s\",\"samples\":[{\"timestamp\":\"2026-03-01T11:00:00Z\","
                + "\"sensor_id\":\"PS1\",\"sensor_name\":\"Öldruck\",\"unit\":\"bar\",\"value\":1}]}")
            .formatted(STREAM);
    SensorRef named = parser.parse(json.getBytes(StandardCharsets.UTF_8), NOW).sensors().get(0);
    List<PostedSensor> sensors =
        List.of(
            new PostedSensor("PS1", "Öldruck", "bar"),
            new PostedSensor("PS1", "Öldruck", null),
            new PostedSensor("PS1", null, "bar"));
    List<PostedSample> one = List.of(new PostedSample(0, MICROS, 0, 1.0, 1.0));
    ParsedBatch read = parser.parse(bytes(batch(null, sensors, one)), BodyFormat.AVRO, NOW);
    assertThat(read.sensors())
        .containsExactly(
            named, new SensorRef("PS1", "Öldruck", null), new SensorRef("PS1", null, "bar"));
  }

  @Test
  void shouldRefuseNamesThatAreNotUtf8() throws IOException {
    byte[] body =
        bytes(
            batch(
                null,
                List.of(new PostedSensor("a", "XY", null)),
                List.of(new PostedSample(0, MICROS, 0, 1.0, 1.0))));
    String latin = new String(body, StandardCharsets.ISO_8859_1);
    body[latin.indexOf("XY")] = (byte) 0xC3;
    assertThat(refusal(body).kind()).isEqualTo(RefusalKind.MALFORMED);
  }

  @Property(tries = 2000)
  void shouldAnswerAnyDamageWithARefusalOrABatch(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    byte[] body =
        bytes(
            batch(
                "b",
                List.of(new PostedSensor("a", "A", "bar"), new PostedSensor("b", null, null)),
                List.of(
                    new PostedSample(0, MICROS, 0, 1.0, 1.0),
                    new PostedSample(1, MICROS, 5, 2.0, 0.5))));
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      body[10 + random.nextInt(body.length - 10)] = (byte) random.nextInt(256);
    }
    body = Arrays.copyOf(body, body.length - random.nextInt(2) * random.nextInt(20));
    try {
      ParsedBatch read = parser.parse(body, BodyFormat.AVRO, NOW);
      assertThat(AllowList.isUuid(read.streamId())).isTrue();
      assertThat(read.sensors()).allMatch(sensor -> AllowList.isSensorId(sensor.sensorId()));
    } catch (Refusal refusal) {
      assertThat(refusal.kind())
          .isIn(RefusalKind.MALFORMED, RefusalKind.INVALID, RefusalKind.TOO_LARGE);
    }
  }

  private Refusal refusal(byte[] body) {
    return catchThrowableOfType(Refusal.class, () -> parser.parse(body, BodyFormat.AVRO, NOW));
  }

  private static PostedBatch batch(
      String id, List<PostedSensor> sensors, List<PostedSample> samples) {
    return new PostedBatch(STREAM, id, sensors, samples);
  }

  private static byte[] bytes(PostedBatch batch) throws IOException {
    ByteBuffer encoded = batch.toByteBuffer();
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    return bytes;
  }
}
