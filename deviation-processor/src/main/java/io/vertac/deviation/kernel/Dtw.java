package io.vertac.deviation.kernel;

import java.util.Optional;

/**
 * Dynamic time warping of two curves inside a Sakoe-Chiba band.
 *
 * <p>The cost of matching two samples is their absolute difference, and the distance is the total
 * cost of the cheapest path from the first pair to the last, so it has the unit of the samples. A
 * path takes steps (1,0), (0,1) and (1,1), all of the same weight. The absolute difference, not its
 * square: one spike must not outweigh a whole misshapen stroke.
 *
 * <p>The band follows the straight line between the corners of the cost matrix. Its half-width, the
 * window, is counted in samples of the shorter curve: sample {@code i} of the shorter curve may be
 * matched with sample {@code j} of the longer one if {@code |i - j (n-1)/(m-1)| <= window}. For
 * equal lengths that is {@code |i - j| <= window}. Curves of different lengths are given a window
 * of at least 1, without which the corners would not be connected.
 *
 * <p>Every implementation returns the same bits for the same input, and the same bits when the
 * curves are exchanged: a cell is always one subtraction and one addition to the smallest of three.
 * Samples must be finite; NaN is not supported and gives an unspecified result. A cost beyond the
 * range of a double is {@link Double#MAX_VALUE}. Nothing is allocated once a thread has seen its
 * longest curve. Implementations are safe for use by many threads.
 */
public interface Dtw {
  /** The window that allows every path. */
  int NO_WINDOW = Integer.MAX_VALUE;

  /**
   * @param a at least one sample
   * @param b at least one sample
   * @param window half-width of the band in samples of the shorter curve, 0 or more
   * @return the cost of the cheapest path, in the unit of the samples, always finite
   * @throws IllegalArgumentException if a curve is empty or the window negative
   */
  default double distance(double[] a, double[] b, int window) {
    return distance(a, b, window, Double.POSITIVE_INFINITY);
  }

  /**
   * As {@link #distance(double[], double[], int)}, given up as soon as no path can cost as little
   * as the threshold.
   *
   * @param threshold the largest distance of interest, not NaN
   * @return the distance if it is at most the threshold, otherwise positive infinity
   * @throws IllegalArgumentException if a curve is empty, the window negative or the threshold NaN
   */
  double distance(double[] a, double[] b, int window, double threshold);

  /** A short name for logs and tables. */
  String name();

  /** The fastest implementation that this Java runtime can run. */
  static Dtw best() {
    return DtwSelection.BEST;
  }

  /** Row by row, without any special instructions: runs everywhere. */
  static Dtw scalar() {
    return new ScalarDtw();
  }

  /** The implementation for vector units, if the runtime was started with the module it needs. */
  static Optional<Dtw> vector() {
    return DtwSelection.vector();
  }
}
