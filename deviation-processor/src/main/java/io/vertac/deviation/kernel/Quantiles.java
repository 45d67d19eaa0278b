package io.vertac.deviation.kernel;

import java.util.Arrays;

/**
 * Order statistics of a set of finite numbers: sorted once, asked many times.
 *
 * <p>An object may be loaded again and again and then allocates only to grow. Not safe for use by
 * several threads.
 */
public final class Quantiles {
  /** A MAD times this estimates the standard deviation of normally distributed values. */
  public static final double MAD_TO_SIGMA = 1.482602218505602;

  private static final ThreadLocal<Quantiles> OF_THREAD = ThreadLocal.withInitial(Quantiles::new);

  private double[] sorted = {};
  private int count;

  /**
   * @param values left as they are
   * @param count how many of them count, from the first; at least 1
   * @throws IllegalArgumentException if there are none, or fewer values than that
   */
  public static Quantiles of(double[] values, int count) {
    return new Quantiles().load(values, count);
  }

  /** The thread's own object, which whoever loads it next takes over. */
  public static Quantiles ofThread() {
    return OF_THREAD.get();
  }

  /** Replaces the set by another; arguments as for {@link #of}. */
  public Quantiles load(double[] values, int newCount) {
    if (newCount < 1 || newCount > values.length) {
      throw new IllegalArgumentException(
          "count must be within 1 and " + values.length + ", got " + newCount);
    }
    if (sorted.length < newCount) {
      sorted = new double[newCount];
    }
    System.arraycopy(values, 0, sorted, 0, newCount);
    Arrays.sort(sorted, 0, newCount);
    count = newCount;
    return this;
  }

  /**
   * The quantile by linear interpolation between the two nearest ranks, as NumPy and R (type 7)
   * have it by default.
   *
   * @param share from 0, the smallest value, to 1, the largest
   * @throws IllegalArgumentException if the share is outside
   */
  public double at(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share must be within 0 and 1, got " + share);
    }
    double rank = share * (count - 1);
    int below = (int) rank;
    int above = Math.min(below + 1, count - 1);
    return Finite.between(sorted[below], sorted[above], rank - below);
  }

  public double median() {
    return at(0.5);
  }

  /**
   * The distance between two quantiles, for example of 0.02 and 0.98; shares as for {@link #at}.
   */
  public double spread(double lowShare, double highShare) {
    return Finite.difference(at(highShare), at(lowShare));
  }

  /**
   * The median of the absolute deviations from the median, not scaled.
   *
   * <p>The deviations grow from the middle of the sorted values in both directions, so their median
   * is found by walking outwards, always to the nearer neighbour.
   */
  public double medianAbsoluteDeviation() {
    double median = median();
    int left = (count - 1) / 2;
    int right = left + 1;
    double previous = 0;
    double current = 0;
    for (int taken = 0; taken <= count / 2; taken++) {
      previous = current;
      double toLeft = deviation(left, median);
      double toRight = deviation(right, median);
      if (toLeft <= toRight) {
        current = toLeft;
        left--;
      } else {
        current = toRight;
        right++;
      }
    }
    return count % 2 == 1 ? current : Finite.middle(previous, current);
  }

  private double deviation(int index, double median) {
    boolean exists = index >= 0 && index < count;
    return exists ? Math.abs(Finite.difference(sorted[index], median)) : Double.POSITIVE_INFINITY;
  }
}
