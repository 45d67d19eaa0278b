package io.vertac.deviation.domain.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.deviation.domain.features.Curves;
import io.vertac.deviation.domain.features.Features;
import io.vertac.deviation.domain.features.GridCurve;
import io.vertac.deviation.domain.learning.Baseline;
import io.vertac.deviation.kernel.Dtw;
import io.vertac.events.Severity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One thing alone stands out on a machine with few sensors, and the rest is as ever. */
class StandoutTest {
  private static final int POINTS = 100;
  private static final int LEARNED = 12;

  private final Detector detector = new Detector(new Features(Dtw.scalar(), 0.05), 1_000);
  private Random random;
  private Baseline baseline;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldNotLearnALevelThatGrowsFromFaultToFault(long seed) {
    learn(seed);
    healthy();
    assertThat(judged(4, 1).normal()).isFalse();
    healthy();
    assertThat(judged(8, 1).severity()).isNotEqualTo(Severity.normal);
    healthy();
    Judgement again = judged(8, 1);
    assertThat(again.severity()).isNotEqualTo(Severity.normal);
    assertThat(Findings.of(again).get(0).sensorId()).isEqualTo("oil");
    assertThat(Findings.of(again).get(0).kind()).isEqualTo(DeviationKind.level);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldTellOfTheLengthWhenACycleIsATenthLonger(long seed) {
    learn(seed);
    for (double length : new double[] {1.1, 0.85, 1.1}) {
      Judgement judgement = judged(0, length);
      assertThat(judgement.severity()).isNotEqualTo(Severity.normal);
      assertThat(judgement.isAboutLength()).isTrue();
      assertThat(judgement.normal()).isFalse();
      healthy();
    }
  }

  @Test
  void shouldStayQuietWhenNothingStandsOut() {
    for (long seed = 1; seed <= 5; seed++) {
      learn(seed);
      for (int i = 0; i < 40; i++) {
        assertThat(healthy().severity()).isEqualTo(Severity.normal);
      }
    }
  }

  private void learn(long seed) {
    random = new Random(seed);
    baseline = detector.begin(cycle(0, 1));
    for (int i = 1; i < LEARNED; i++) {
      healthy();
    }
  }

  private Judgement healthy() {
    return judged(0, 1);
  }

  /** Judges a cycle and learns it unless that is left to people. */
  private Judgement judged(double oil, double length) {
    Judgement judgement = detector.judge(baseline, cycle(oil, length));
    if (judgement.normal()) {
      detector.learn(baseline, judgement.lesson());
    }
    return judgement;
  }

  /**
   * @param oil degrees above the usual
   * @param length in usual lengths
   */
  private ObservedCycle cycle(double oil, double length) {
    double durationS = 3 * length * (1 + 0.003 * random.nextGaussian());
    double level = oil + 0.1 * random.nextGaussian();
    Map<String, GridCurve> curves = new LinkedHashMap<>();
    curves.put(
        "force",
        curve(durationS, i -> 120 * Math.min(1, Math.max(0, (45 - Math.abs(i - 50)) / 8.0)), 1));
    curves.put("way", curve(durationS, i -> 200 - 200 * Math.cos(2 * Math.PI * i / POINTS), 1.5));
    curves.put(
        "oil",
        curve(durationS, i -> level + 49.5 + 1.5 * Math.sin(2 * Math.PI * i / POINTS), 0.08));
    return new ObservedCycle("cycle", durationS, curves);
  }

  private GridCurve curve(double durationS, IntToDoubleFunction shape, double noise) {
    double[] values = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      values[i] = shape.applyAsDouble(i) + noise * random.nextGaussian();
    }
    return new GridCurve(0, durationS, Curves.quantum(values, POINTS), values);
  }
}
