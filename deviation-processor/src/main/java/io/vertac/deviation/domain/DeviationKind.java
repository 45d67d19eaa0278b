package io.vertac.deviation.domain;

/** What sort of difference it is, for people. */
enum DeviationKind {
  none,
  level,
  shape,
  timing,
  length,
  peak;

  private static final double LENGTH_TOLERANCE = 0.05;
  private static final double MOSTLY = 0.7;

  /** Warping along the time axis explains all but this share of the difference. */
  private static final double LEFT_BY_WARPING = 0.4;

  private static final double PEAKED = 6;

  static DeviationKind of(CurveComparison comparison, boolean unusual) {
    if (!unusual) {
      return none;
    }
    Departure departure = comparison.departure();
    if (Math.abs(comparison.durationRatio() - 1) > LENGTH_TOLERANCE) {
      return length;
    }
    boolean even = departure.top() < departure.whole();
    if (even && Math.abs(departure.level()) > MOSTLY * departure.whole()) {
      return level;
    }
    if (comparison.dtw() < LEFT_BY_WARPING * departure.whole()) {
      return timing;
    }
    return departure.top() > PEAKED * departure.whole() ? peak : shape;
  }
}
