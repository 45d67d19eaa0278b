package io.vertac.deviation.domain.score;

import io.vertac.deviation.domain.features.Check;

/** What sort of difference it is, for people. */
public enum DeviationKind {
  none,
  level,
  shape,
  timing,
  length,
  peak,
  missing;

  private static final double TIMING_FROM = 3;

  /** What warping along the time axis leaves of a mere shift in time. */
  private static final double LEFT_BY_WARPING = 0.5;

  /** What is most conspicuous of a sensor. */
  static DeviationKind of(SensorScore sensor) {
    CheckScores checks = sensor.checks();
    if (checks == null) {
      LabelFree excess = sensor.believed();
      if (excess.whole() > excess.top()) {
        return level;
      }
      return Excursion.isShort(sensor.reading()) ? peak : shape;
    }
    if (checks.strongest() == Check.LEVEL) {
      return level;
    }
    // More movement is no other time, although warping makes up for some of it.
    if (checks.strongest() != Check.TV && isShifted(checks.z())) {
      return timing;
    }
    return Excursion.isShort(sensor.reading()) ? peak : shape;
  }

  /** Apart point by point, but alike once warped. */
  private static boolean isShifted(double[] z) {
    double apart = Math.abs(z[Check.CMAD.ordinal()]);
    return apart >= TIMING_FROM && Math.abs(z[Check.SHAPE.ordinal()]) < LEFT_BY_WARPING * apart;
  }
}
