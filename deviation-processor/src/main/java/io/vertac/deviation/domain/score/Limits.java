package io.vertac.deviation.domain.score;

import io.vertac.deviation.domain.Method;

/**
 * Limits of the calibrated score.
 *
 * @param learning below it a cycle is learnt without anybody's word; tight while few are learnt
 * @param warning from it on a cycle is conspicuous
 */
record Limits(double learning, double warning) {
  private static final double USUAL_NUMBER = 0.25;

  static Limits of(int learned, int sensors) {
    double few = Method.FEW_SENSORS * (1 / Math.sqrt(sensors) - USUAL_NUMBER);
    double offset = Math.min(Method.FEW_SENSORS_MOST, few);
    double growth =
        StrictMath.exp(-Math.max(0, learned - Method.LEARNING_HOLD) / Method.LEARNING_WIDTH);
    double learning =
        Method.LEARNING_LATE - (Method.LEARNING_LATE - Method.LEARNING_EARLY) * growth + offset;
    return new Limits(learning, Math.max(Method.WARNING_EARLY + offset, learning));
  }

  /** The calibrated score in units of the warning limit; positive also for very ordinary cycles. */
  double relative(double score) {
    double x = (score - Method.ORDINARY) / (warning - Method.ORDINARY);
    return x > 0.1 ? x : 0.1 * StrictMath.exp(10 * x - 1);
  }
}
