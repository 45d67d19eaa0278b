package io.vertac.cycle.domain;

import io.vertac.curves.PeakKeeping;

/** Shortens a curve without losing its peaks. */
final class CurveReduction {
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
    Curve reduced = new Curve(curve.sensorName(), curve.unit());
    for (int i : PeakKeeping.positions(curve.size(), curve::timeNs, curve::value, maxPoints)) {
      reduced.add(curve.timeNs(i), curve.value(i), curve.quality(i));
    }
    return reduced;
  }
}
