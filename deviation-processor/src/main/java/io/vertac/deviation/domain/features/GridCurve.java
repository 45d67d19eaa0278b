package io.vertac.deviation.domain;

/**
 * A curve on the analysis grid.
 *
 * @param startUs begin of the cycle, microseconds since 1970, on the machine's clock
 * @param durationS from the first grid point to the last, in seconds, pauses not counted
 * @param values in the sensor's unit, all finite, at least one; not to be changed
 */
public record GridCurve(long startUs, double durationS, double[] values) {

  /** When a grid point was, in microseconds since 1970. */
  long timeUs(int point) {
    double share = values.length == 1 ? 0 : point / (values.length - 1.0);
    return startUs + Math.round(share * durationS * 1e6);
  }

  /**
   * The beginning of this curve, as long as a shorter one, on the same number of points: what an
   * aborted cycle can be compared with.
   */
  GridCurve firstPart(double shorterS) {
    if (shorterS >= durationS || durationS <= 0) {
      return this;
    }
    int n = values.length;
    double scale = shorterS / durationS;
    double[] part = new double[n];
    for (int i = 0; i < n; i++) {
      double at = i * scale;
      int left = (int) at;
      int right = Math.min(left + 1, n - 1);
      double share = at - left;
      part[i] = values[left] * (1 - share) + values[right] * share;
    }
    return new GridCurve(startUs, shorterS, part);
  }
}
