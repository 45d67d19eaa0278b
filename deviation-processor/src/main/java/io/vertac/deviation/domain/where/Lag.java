package io.vertac.deviation.domain.where;

/** By how much a curve comes later than another of the same shape. */
final class Lag {
  private static final double MOST = 0.12;

  /** Shifted by the lag, the curves differ by less than this part of what they differed before. */
  private static final double ALIKE = 0.6;

  private Lag() {}

  /**
   * @param difference of the curve from the other
   * @return in grid points, negative if the curve comes sooner; 0 if no lag makes them alike
   */
  static int of(double[] curve, double[] difference) {
    int reach = (int) (MOST * curve.length);
    int best = 0;
    double least = ALIKE * apart(curve, difference, 0);
    for (int lag = -reach; lag <= reach; lag++) {
      double apart = apart(curve, difference, lag);
      if (apart < least) {
        least = apart;
        best = lag;
      }
    }
    return best;
  }

  private static double apart(double[] curve, double[] difference, int lag) {
    int from = Math.max(0, lag);
    int to = Math.min(curve.length, curve.length + lag);
    double sum = 0;
    for (int i = from; i < to; i++) {
      int other = i - lag;
      sum += Math.abs(curve[i] - (curve[other] - difference[other]));
    }
    return sum / (to - from);
  }
}
