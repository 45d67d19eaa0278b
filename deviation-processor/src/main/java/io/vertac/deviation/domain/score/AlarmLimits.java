package io.vertac.deviation.domain.score;

import io.vertac.deviation.domain.Method;
import io.vertac.events.Severity;

/**
 * From which score on people are told. With one learnt cycle nobody knows what is usual, so the
 * limits are wide; they narrow with every learnt cycle, until health 70 is a warning and 40
 * critical.
 */
record AlarmLimits(double warning, double critical) {

  /**
   * @param blend share of the calibrated score, 0 with one learnt cycle, 1 from five on
   * @param observations cycles seen beside their predecessor
   */
  static AlarmLimits of(double blend, int observations) {
    boolean known = observations >= Method.KNOWN_AFTER;
    double first = known ? Method.FIRST_WARNING_KNOWN : Method.FIRST_WARNING;
    double firstCritical = known ? Method.FIRST_CRITICAL_KNOWN : Method.FIRST_CRITICAL;
    return new AlarmLimits(
        StrictMath.pow(first, 1 - blend),
        StrictMath.pow(firstCritical, 1 - blend) * StrictMath.pow(Method.CRITICAL, blend));
  }

  Severity severity(double score) {
    if (score >= critical) {
      return Severity.critical;
    }
    return score >= warning ? Severity.warning : Severity.normal;
  }
}
