package io.vertac.gateway.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class BatchParserPropertyTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String STREAM = "123e4567-e89b-12d3-a456-426614174000";

  private final BatchParser parser = new BatchParser(10_000);

  record Written(String sensorId, long epochNanos, double value, double quality) {
    String json() {
      Instant time = Instant.ofEpochSecond(0, epochNanos);
      return "{\"sensor_id\":\"%s\",\"timestamp\":\"%s\",\"value\":%s,\"quality\":%s}"
          .formatted(sensorId, time, value, quality);
    }
  }

  @Property(tries = 300)
  void shouldReadBackExactlyWhatWasWritten(
      @ForAll("samples") @Size(max = 300) List<Written> samples) {
    ParsedBatch batch = parser.parse(body(samples), NOW);
    assertThat(batch.samples().size()).isEqualTo(samples.size());
    for (int i = 0; i < samples.size(); i++) {
      Written written = samples.get(i);
      SensorRef sensor = batch.sensors().get(batch.samples().sensor(i));
      assertThat(sensor.sensorId()).isEqualTo(written.sensorId());
      assertThat(batch.samples().epochNanos(i)).isEqualTo(written.epochNanos());
      assertThat(batch.samples().value(i)).isEqualTo(written.value());
      assertThat(batch.samples().quality(i)).isEqualTo(written.quality());
    }
  }

  @Property(tries = 1000)
  void shouldAnswerAnyDamageWithARefusalOrABatch(
      @ForAll("samples") @Size(min = 1, max = 3) List<Written> samples, @ForAll long seed) {
    byte[] body = body(samples);
    Random random = new Random(seed);
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      body[random.nextInt(body.length)] = (byte) random.nextInt(256);
    }
    try {
      ParsedBatch batch = parser.parse(body, NOW);
      assertThat(AllowList.isUuid(batch.streamId())).isTrue();
      assertThat(batch.sensors()).allMatch(sensor -> AllowList.isSensorId(sensor.sensorId()));
    } catch (Refusal refusal) {
      assertThat(refusal.kind()).isIn(RefusalKind.MALFORMED, RefusalKind.INVALID);
    }
  }

  @Provide
  Arbitrary<List<Written>> samples() {
    long from = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond() * 1_000_000_000L;
    long to = NOW.getEpochSecond() * 1_000_000_000L;
    Arbitrary<Written> sample =
        Combinators.combine(
                Arbitraries.of("PS1", "PS2", "force", "oil.temp"),
                Arbitraries.longs().between(from, to),
                Arbitraries.doubles(),
                Arbitraries.doubles().between(0, 1))
            .as(Written::new);
    return sample.list();
  }

  private static byte[] body(List<Written> samples) {
    String list = String.join(",", samples.stream().map(Written::json).toList());
    return ("{\"stream_id\":\"" + STREAM + "\",\"samples\":[" + list + "]}")
        .getBytes(StandardCharsets.UTF_8);
  }
}
