package io.vertac.deviation.domain.score;

import io.vertac.deviation.domain.Method;
import io.vertac.deviation.domain.learning.Baseline;
import io.vertac.deviation.domain.learning.SensorBaseline;
import io.vertac.deviation.kernel.Scratch;
import io.vertac.deviation.kernel.Selection;

/**
 * How much checks differ from one cycle to the next, whether or not the cycles are learnt.
 *
 * <p>If the first learnt cycles happen to be more alike than the machine's healthy life, the learnt
 * scales are too tight, healthy cycles are not learnt, and the scales would stay too tight for
 * good. Steps between neighbours tell: they are large on such a machine. A lasting fault makes one
 * step when it begins and then none, so it widens nothing and never becomes usual by lasting.
 */
final class CheckSteps {
  /** The median of the differences of two standard normal numbers, without sign. */
  private static final double MEDIAN_STEP = 0.9539;

  private static final Scratch STEPS = new Scratch();

  private CheckSteps() {}

  /** A whole cycle was judged. A step counts if the cycle at either end of it was ordinary. */
  static void remember(Baseline baseline, Judgement judgement) {
    if (baseline.learned() < Method.LEARNED_WHOLE) {
      return;
    }
    boolean ordinary = judgement.normal();
    boolean believed = judgement.calibrated() < Method.STEPS_BELIEVED_BELOW;
    for (SensorScore score : judgement.sensors()) {
      if (!score.reading().isMissing()) {
        SensorBaseline sensor = score.reading().sensor();
        double[] before = sensor.checksBefore();
        double[] now = score.checks().values();
        if (believed && before != null && (ordinary || baseline.strangeInARow() == 0)) {
          sensor.steps().add(between(before, now));
        }
        sensor.checksBefore(believed ? now : null);
      }
    }
    baseline.strangeInARow(ordinary ? 0 : baseline.strangeInARow() + 1);
  }

  /**
   * @param scale that was learnt for a check
   * @return the scale, widened if the steps are larger than it explains
   */
  static double widened(SensorBaseline sensor, int check, double scale) {
    if (sensor.steps().size() < Method.STEPS_NEEDED) {
      return scale;
    }
    double[] steps = STEPS.array(Method.RING);
    int count = sensor.steps().column(check, steps);
    double seen = Method.STEPS_WEIGHT * Selection.median(steps, count) / MEDIAN_STEP;
    return Math.max(scale, Math.min(Method.STEPS_WIDEN_MOST * scale, seen));
  }

  private static double[] between(double[] before, double[] now) {
    double[] steps = new double[now.length];
    for (int i = 0; i < steps.length; i++) {
      // Stored as a float.
      steps[i] = Math.min(Math.abs(now[i] - before[i]), Float.MAX_VALUE);
    }
    return steps;
  }
}
