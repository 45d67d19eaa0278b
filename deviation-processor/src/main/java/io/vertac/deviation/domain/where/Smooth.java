package io.vertac.deviation.domain.where;

/** The mean of a curve around each point. */
final class Smooth {
  private Smooth() {}

  /**
   * @param window how many points are averaged; fewer at the ends
   */
  static double[] over(double[] curve, int window) {
    int reach = window / 2;
    double[] smooth = new double[curve.length];
    for (int i = 0; i < smooth.length; i++) {
      int from = Math.max(0, i - reach);
      int to = Math.min(curve.length - 1, i + reach);
      double sum = 0;
      for (int j = from; j <= to; j++) {
        sum += curve[j];
      }
      smooth[i] = sum / (to - from + 1);
    }
    return smooth;
  }
}
