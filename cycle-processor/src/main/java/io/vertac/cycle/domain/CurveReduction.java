package io.vertac.cycle.domain;

/**
 * Shortens a curve without losing its peaks: of each of many equal stretches of time the first,
 * lowest, highest and last sample stay (M4; Jugel et al., "M4: A Visualization-Oriented Time Series
 * Data Aggregation", VLDB 2014).
 */
final class CurveReduction {
  private static final int KEPT_PER_STRETCH = 4;

  private CurveReduction() {}

  /**
   * @param curve sorted by time
   * @param maxPoints at least 4
   * @return the curve itself if it is short enough
   */
  static Curve reduce(Curve curve, int maxPoints) {
    if (curve.size() <= maxPoints) {
      return curve;
    }
    int stretches = maxPoints / KEPT_PER_STRETCH;
    long start = curve.timeNs(0);
    double length = curve.timeNs(curve.size() - 1) - start + 1.0;
    Curve reduced = new Curve(curve.sensorName(), curve.unit());
    int from = 0;
    while (from < curve.size()) {
      long stretch = stretchOf(curve, from, start, length, stretches);
      int to = from;
      while (to < curve.size() && stretchOf(curve, to, start, length, stretches) == stretch) {
        to++;
      }
      keepOf(curve, from, to, reduced);
      from = to;
    }
    return reduced;
  }

  private static long stretchOf(Curve curve, int i, long start, double length, int stretches) {
    return (long) ((curve.timeNs(i) - start) / length * stretches);
  }

  private static void keepOf(Curve curve, int from, int to, Curve reduced) {
    int lowest = from;
    int highest = from;
    for (int i = from + 1; i < to; i++) {
      if (curve.value(i) < curve.value(lowest)) {
        lowest = i;
      }
      if (curve.value(i) > curve.value(highest)) {
        highest = i;
      }
    }
    int last = -1;
    for (int i : new int[] {from, Math.min(lowest, highest), Math.max(lowest, highest), to - 1}) {
      if (i > last) {
        reduced.add(curve.timeNs(i), curve.value(i), curve.quality(i));
        last = i;
      }
    }
  }
}
