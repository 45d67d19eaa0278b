package io.vertac.deviation.domain.where;

/**
 * A contiguous part of a curve that is out of the ordinary.
 *
 * @param first grid point
 * @param last grid point, not before the first
 * @param largestAt grid point in it at which the curve is furthest from the reference
 * @param largest difference from the reference there, with its sign, in the sensor's unit
 */
public record Stretch(int first, int last, int largestAt, double largest) {

  /**
   * @param difference from the reference, point by point
   */
  static Stretch of(int first, int last, double[] difference) {
    int at = first;
    for (int i = first; i <= last; i++) {
      at = Math.abs(difference[i]) > Math.abs(difference[at]) ? i : at;
    }
    return new Stretch(first, last, at, difference[at]);
  }

  int points() {
    return last - first + 1;
  }

  /** Half way between its first point and the one before. */
  public double begin() {
    return first - 0.5;
  }

  /** Half way between its last point and the next. */
  public double end() {
    return last + 0.5;
  }
}
