package io.vertac.deviation.kernel;

/** What the implementations of {@link Dtw} have in common: everything but the walk over cells. */
abstract class BandedDtw implements Dtw {
  /** How many rows or diagonals are walked between two looks at whether to give up. */
  static final int CHECK_EVERY = 32;

  @Override
  public final double distance(double[] a, double[] b, int window, double threshold) {
    check(a, b, window, threshold);
    DtwScratch scratch = DtwScratch.ofThread();
    // The cost matrix of exchanged curves is the transposed one, so the shorter may come first.
    double[] shorter = a.length <= b.length ? a : b;
    double[] longer = a.length <= b.length ? b : a;
    scratch.band.set(shorter.length, longer.length, window);
    if (threshold >= Double.MAX_VALUE) {
      return Math.min(cost(shorter, longer, Double.POSITIVE_INFINITY, scratch), Double.MAX_VALUE);
    }
    double cost = cost(shorter, longer, threshold, scratch);
    return cost <= threshold ? cost : Double.POSITIVE_INFINITY;
  }

  /**
   * The cost of the cheapest path inside {@code scratch.band}; any value above the threshold if it
   * is more than that.
   */
  abstract double cost(double[] shorter, double[] longer, double threshold, DtwScratch scratch);

  private static void check(double[] a, double[] b, int window, double threshold) {
    if (a.length == 0 || b.length == 0) {
      throw new IllegalArgumentException(
          "DTW needs curves of at least one sample, got " + a.length + " and " + b.length);
    }
    if (window < 0) {
      throw new IllegalArgumentException("DTW window must be 0 or more, got " + window);
    }
    if (Double.isNaN(threshold)) {
      throw new IllegalArgumentException("DTW threshold must be a number, got NaN");
    }
  }

  /** The smallest of {@code cells[from..to]}, infinity if there are none. */
  static double smallest(double[] cells, int from, int to) {
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = from; i <= to; i++) {
      if (cells[i] < smallest) {
        smallest = cells[i];
      }
    }
    return smallest;
  }
}
