package io.vertac.deviation.domain;

import io.vertac.events.Severity;

/**
 * From a score to a verdict.
 *
 * <p>The score of a cycle is the root mean square of how unusual its sensors are, each on a
 * logarithmic scale: 0 is as usual, 0.7 about twice, 1.1 three times. Health is 100 / (1 +
 * score^2): 100 equals the reference, 80 is the factory limit of a warning, 50 of critical, and it
 * never reaches 0, so that of two bad cycles the worse one can be told.
 */
final class Health {
  private Health() {}

  static double of(double score) {
    return 100 / (1 + score * score);
  }

  static Severity severity(double score, AnalysisSettings settings) {
    if (score >= settings.critical()) {
      return Severity.critical;
    }
    return score >= settings.warning() ? Severity.warning : Severity.normal;
  }
}
