package io.vertac.deviation.domain.score;

import io.vertac.deviation.domain.Method;
import io.vertac.deviation.domain.learning.Baseline;
import io.vertac.deviation.domain.learning.SensorBaseline;
import java.util.List;

/**
 * Limits of the calibrated score.
 *
 * @param learning below it a cycle is learnt without anybody's word; tight while few are learnt,
 *     and while something lasts: of many cycles with a fault near the limit one would slip below
 *     it, and once it is learnt, others after it
 * @param warning from it on a cycle is conspicuous
 */
record Limits(double learning, double warning) {
  private static final double USUAL_NUMBER = 0.25;

  static Limits of(Baseline baseline) {
    double early =
        StrictMath.exp(-Math.max(0, baseline.learned() - Method.LIMITS_HOLD) / Method.LIMITS_WIDTH);
    double warning = between(Method.WARNING_LATE, Method.WARNING_EARLY, early);
    double learning =
        Math.min(warning, between(Method.LEARNING_LATE, Method.LEARNING_EARLY, early));
    if (baseline.strangeInARow() >= Method.LASTING) {
      learning = Math.max(Method.LEARNING_EARLY, learning - Method.LEARNING_AGAIN);
    }
    double widened = warning - Method.WARNING_EARLY;
    double offset =
        fewSensors(baseline.sensors().size())
            + Math.max(0, fewPoints(baseline.sensors()) - widened);
    return new Limits(learning + offset, warning + offset);
  }

  private static double fewSensors(int sensors) {
    double few = Method.FEW_SENSORS * (1 / Math.sqrt(sensors) - USUAL_NUMBER);
    return Math.min(Method.FEW_SENSORS_MOST, few);
  }

  private static double fewPoints(List<SensorBaseline> sensors) {
    double few = 0;
    for (SensorBaseline sensor : sensors) {
      few += Math.max(0, 1 / Math.sqrt(sensor.points()) - 1 / Math.sqrt(Method.FINE_POINTS));
    }
    return Method.COARSE * few / sensors.size();
  }

  private static double between(double late, double early, double share) {
    return late - (late - early) * share;
  }

  /** The calibrated score in units of the warning limit; positive also for very ordinary cycles. */
  double relative(double score) {
    double x = (score - Method.ORDINARY) / (warning - Method.ORDINARY);
    return x > 0.1 ? x : 0.1 * StrictMath.exp(10 * x - 1);
  }
}
