package io.vertac.deviation.kernel;

/** How far two curves on the same grid are apart, point by point. */
public final class Metrics {
  private Metrics() {}

  /**
   * The differences of two curves, all in the unit of the samples, all finite.
   *
   * @param rms euclidean distance divided by the root of the number of points
   * @param meanAbsolute mean of the absolute differences
   * @param largest the largest absolute difference
   * @param largestIndex the first grid point at which it occurs
   */
  public record Difference(double rms, double meanAbsolute, double largest, int largestIndex) {}

  /**
   * A difference beyond the range of a double counts as {@link Double#MAX_VALUE}; sums and squares
   * are taken of differences scaled by a power of two, which costs no accuracy and cannot overflow.
   *
   * @param a finite values
   * @param b as many finite values
   * @throws IllegalArgumentException if the lengths differ or are 0
   */
  public static Difference between(double[] a, double[] b) {
    if (a.length == 0 || a.length != b.length) {
      throw new IllegalArgumentException(
          "curves on one grid have equally many points, at least 1; got "
              + a.length
              + " and "
              + b.length);
    }
    int index = largestIndex(a, b);
    double largest = Math.abs(Finite.difference(a[index], b[index]));
    if (largest == 0) {
      return new Difference(0, 0, 0, index);
    }
    double scale = Math.scalb(1.0, -Math.getExponent(largest));
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      double scaled = Math.abs(Finite.difference(a[i], b[i])) * scale;
      sum += scaled;
      squares += scaled * scaled;
    }
    // Neither mean is larger than the largest; rounding must not make it so, nor overflow.
    double mean = Math.min(largest, sum / a.length / scale);
    double rms = Math.min(largest, Math.sqrt(squares / a.length) / scale);
    return new Difference(rms, mean, largest, index);
  }

  private static int largestIndex(double[] a, double[] b) {
    int index = 0;
    double largest = -1;
    for (int i = 0; i < a.length; i++) {
      double difference = Math.abs(Finite.difference(a[i], b[i]));
      if (difference > largest) {
        largest = difference;
        index = i;
      }
    }
    return index;
  }
}
