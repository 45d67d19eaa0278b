package io.vertac.deviation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertac.config.Environment;
import io.vertac.deviation.domain.features.GridCurve;
import io.vertac.events.SensorTrace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CurveGridTest {
  private static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");
  private static final AnalysisSettings SETTINGS = AnalysisSettings.from(new Environment(Map.of()));

  @Test
  void shouldBeTheSameCurveWhenStartAndStopWereToldSoonerOrLater() {
    GridCurve prompt = grid(trace(0, 0));
    GridCurve jittered = grid(trace(250, 140));
    assertThat(jittered.values()).containsExactly(prompt.values());
    assertThat(jittered.durationS()).isCloseTo(1.98, within(1e-9));
    assertThat(jittered.startUs()).isEqualTo(prompt.startUs());
  }

  @Test
  void shouldReachOverTheWholeCycleWhenASensorBeganLate() {
    SensorTrace late = trace(0, 0);
    late.setFirstSampleTime(T0.minusMillis(1_000));
    GridCurve curve = grid(late);
    assertThat(curve.durationS()).isCloseTo(2.98, within(1e-9));
    assertThat(curve.values()[0]).isEqualTo(curve.values()[20]);
  }

  @Test
  void shouldGoByTheCommandsWhenTheFirstSampleIsNotKnown() {
    SensorTrace trace = trace(20, 0);
    trace.setFirstSampleTime(null);
    assertThat(grid(trace).durationS()).isCloseTo(2.0, within(1e-9));
  }

  private static GridCurve grid(SensorTrace trace) {
    return CurveGrid.of(trace, SETTINGS).orElseThrow();
  }

  /** A hundred samples in 1.98 s, the start told so long before, the stop so long after them. */
  private static SensorTrace trace(int leadMs, int lagMs) {
    List<Long> offsets = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      offsets.add((leadMs + i * 20) * 1_000_000L);
      values.add(Math.sin(i / 15.0));
    }
    return SensorTrace.newBuilder()
        .setStreamId("stream")
        .setCycleId("cycle")
        .setCycleNumber(1)
        .setSensorId("p1")
        .setSensorName("p1")
        .setStartTime(T0.minusMillis(leadMs))
        .setEndTime(T0.plusMillis(1_980 + lagMs))
        .setFirstSampleTime(T0)
        .setLastSampleTime(T0.plusMillis(1_980))
        .setOffsetsNs(offsets)
        .setValues(values)
        .setSampleCount(100)
        .build();
  }
}
