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
import org.junit.jupiter.api.Test;

/** A stream of which nobody says a word after its first five cycles. */
class LockOutTest {
  private static final int SENSORS = 6;
  private static final int POINTS = 100;

  private final Detector detector = new Detector(new Features(Dtw.scalar(), 0.05), 1_000);
  private final Random random = new Random(11);
  private int number;

  @Test
  void shouldCalmDownWhenTheFirstCyclesWereMoreAlikeThanTheMachinesLife() {
    Baseline baseline = learnedFrom(0.05);
    assertThat(alarms(baseline, 100, 0.1, 0)).as("at first").isBetween(20, 80);
    assertThat(alarms(baseline, 200, 0.1, 0)).as("later").isLessThan(10);
  }

  @Test
  void shouldNeverTakeALastingFaultForUsual() {
    Baseline baseline = learnedFrom(0.1);
    assertThat(alarms(baseline, 50, 0.1, 0)).isLessThan(5);
    assertThat(alarms(baseline, 400, 0.1, 1.5)).isEqualTo(400);
    assertThat(alarms(baseline, 50, 0.1, 0)).as("after repair").isLessThan(5);
  }

  @Test
  void shouldNotTakeALastingFaultForUsualWhenItIsSoSmallThatSomeCyclesPass() {
    Baseline baseline = learnedFrom(0.1);
    assertThat(alarms(baseline, 50, 0.1, 0)).isLessThan(5);
    assertThat(alarms(baseline, 400, 0.1, 0.8)).isBetween(300, 399);
    assertThat(alarms(baseline, 50, 0.1, 0)).as("after repair").isLessThan(5);
  }

  private Baseline learnedFrom(double scatter) {
    Baseline baseline = detector.begin(cycle(scatter, 0));
    for (int i = 1; i < 5; i++) {
      detector.learn(baseline, detector.judge(baseline, cycle(scatter, 0)).lesson());
    }
    return baseline;
  }

  private int alarms(Baseline baseline, int cycles, double scatter, double fault) {
    int alarms = 0;
    for (int i = 0; i < cycles; i++) {
      Judgement judgement = detector.judge(baseline, cycle(scatter, fault));
      alarms += judgement.severity() == Severity.normal ? 0 : 1;
      if (judgement.normal()) {
        detector.learn(baseline, judgement.lesson());
      }
    }
    return alarms;
  }

  /** Strokes that differ in size, level and noise; a fault bends one sensor. */
  private ObservedCycle cycle(double scatter, double fault) {
    Map<String, GridCurve> curves = new LinkedHashMap<>();
    for (int s = 0; s < SENSORS; s++) {
      double size = 10 * (1 + scatter * random.nextGaussian());
      double level = 10 * scatter * random.nextGaussian();
      double[] curve = new double[POINTS];
      for (int i = 0; i < POINTS; i++) {
        double bent = s == 2 && i > POINTS / 2 ? 8 * fault : 0;
        curve[i] = size * Math.sin(0.1 * i + s) + level + bent + 0.1 * random.nextGaussian();
      }
      curves.put("s" + s, new GridCurve(0, 99, Curves.quantum(curve, POINTS), curve));
    }
    return new ObservedCycle("cycle " + number++, 99, curves);
  }
}
