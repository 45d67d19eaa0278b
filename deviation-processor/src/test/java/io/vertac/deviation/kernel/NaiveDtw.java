package io.vertac.deviation.kernel;

/** DTW straight from its definition, over the full matrix; shares no code with the kernels. */
final class NaiveDtw {
  private NaiveDtw() {}

  static double distance(double[] a, double[] b, int window) {
    double[][] cost = new double[a.length][b.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        double step = Math.abs(a[i] - b[j]);
        boolean inside = inside(i, j, a.length, b.length, window);
        cost[i][j] = inside ? step + cheapest(cost, i, j) : Double.POSITIVE_INFINITY;
      }
    }
    return Math.min(cost[a.length - 1][b.length - 1], Double.MAX_VALUE);
  }

  private static double cheapest(double[][] cost, int i, int j) {
    if (i == 0 && j == 0) {
      return 0;
    }
    double best = Double.POSITIVE_INFINITY;
    if (i > 0) {
      best = Math.min(best, cost[i - 1][j]);
    }
    if (j > 0) {
      best = Math.min(best, cost[i][j - 1]);
    }
    if (i > 0 && j > 0) {
      best = Math.min(best, cost[i - 1][j - 1]);
    }
    return best;
  }

  private static boolean inside(int i, int j, int n, int m, int window) {
    if (n > m) {
      return inside(j, i, m, n, window);
    }
    int wide = n == m ? window : Math.max(window, 1);
    return n == 1 || Math.abs((long) i * (m - 1) - (long) j * (n - 1)) <= (long) wide * (m - 1);
  }
}
