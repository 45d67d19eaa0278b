package io.vertac.deviation.domain.score;

import io.vertac.deviation.domain.Method;

/**
 * From a score to health and severity.
 *
 * <p>Health is 100 / (1 + 3/7 y^p): it falls strictly with the score y, is 70 at y = 1 and 40 at
 * the critical limit, and never reaches 0, so that of two bad cycles the worse one can be told.
 */
final class Health {
  private static final double AT_WARNING = 3.0 / 7;
  private static final double POWER = StrictMath.log(3.5) / StrictMath.log(Method.CRITICAL);

  private Health() {}

  static double of(double score) {
    return 100 / (1 + AT_WARNING * StrictMath.pow(score, POWER));
  }
}
