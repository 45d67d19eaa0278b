package io.vertac.sink.influx;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.sink.Samples;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineProtocolTest {
  private static final Instant RECEIVED = Instant.parse("2026-03-01T06:00:00.500Z");
  private static final long TAKEN = Samples.micros(Instant.parse("2026-03-01T06:00:00.123456Z"));

  @Test
  void shouldWriteTagsFieldsAndNanoseconds() {
    Samples samples =
        new Samples("stream")
            .dataset("data")
            .receivedAt(RECEIVED)
            .sensor("p1", "Oil, hot")
            .sample(TAKEN, 789, -1.25e-7, 0.5);

    assertThat(lines(samples))
        .isEqualTo(
            "sensor_readings,dataset_id=data,sensor_id=p1,sensor_name=Oil\\,\\ hot,stream_id=stream"
                + " value=-1.25E-7,quality=0.5,latency_ms=376i 1772344800123456789\n");
  }

  @Test
  void shouldWriteEachSampleWithItsOwnSensor() {
    Samples samples =
        new Samples("x")
            .receivedAt(RECEIVED)
            .sensor("a", "A")
            .sensor("b", "B")
            .sampleOf(1, TAKEN, 0, 2, 1)
            .sampleOf(0, TAKEN, 0, 1, 1);

    assertThat(lines(samples).split("\n"))
        .satisfiesExactly(
            line -> assertThat(line).contains("sensor_id=b,sensor_name=B").contains("value=2.0"),
            line -> assertThat(line).contains("sensor_id=a,sensor_name=A").contains("value=1.0"));
  }

  @Test
  void shouldWriteNegativeLatencyWhenTheMachinesClockIsAhead() {
    Samples samples =
        new Samples("x").receivedAt(RECEIVED).sensor("a", "A").sample(TAKEN + 1_000_000, 0, 1, 1);

    assertThat(lines(samples)).contains("latency_ms=-624i");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void shouldNameTheSampleWhenItsValueIsNoNumber(double value) {
    LineProtocol lines =
        new LineProtocol(
            new Samples("x").sensor("a", "A").sample(TAKEN, 0, value, 1).build(), new LineHeads());

    assertThat(lines.problem(0)).startsWith("sample 0 has value " + value);
  }

  @Test
  void shouldNameTheSampleWhenSensorOrTimeIsImpossible() {
    LineProtocol lines =
        new LineProtocol(
            new Samples("x")
                .sensor("a", "A")
                .sampleOf(1, TAKEN, 0, 1, 1)
                .sampleOf(-1, TAKEN, 0, 1, 1)
                .sample(Long.MAX_VALUE, 0, 1, 1)
                .sample(Long.MIN_VALUE, 0, 1, 1)
                .sample(TAKEN, 0, 1, 1)
                .build(),
            new LineHeads());

    assertThat(lines.problem(0)).isEqualTo("sample 0 names sensor 1 of 1");
    assertThat(lines.problem(1)).isEqualTo("sample 1 names sensor -1 of 1");
    assertThat(lines.problem(2)).contains("beyond what nanoseconds can hold");
    assertThat(lines.problem(3)).contains("beyond what nanoseconds can hold");
    assertThat(lines.problem(4)).isNull();
  }

  @Test
  void shouldNoticeThatASensorHasAnotherNameOrStreamNow() {
    LineHeads heads = new LineHeads();
    assertThat(heads.of(new Samples("x").sensor("a", "A").build())[0]).contains("sensor_name=A");
    assertThat(heads.of(new Samples("x").sensor("a", "B").build())[0]).contains("sensor_name=B");
    assertThat(heads.of(new Samples("y").sensor("a", "B").build())[0]).contains("stream_id=y");
    assertThat(heads.of(new Samples("x").dataset("d").sensor("a", "B").build())[0])
        .contains("dataset_id=d", "stream_id=x");
  }

  private static String lines(Samples samples) {
    LineProtocol lines = new LineProtocol(samples.build(), new LineHeads());
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      lines.append(text, i);
    }
    return text.toString();
  }
}
