package io.vertac.deviation.domain.score;

import io.vertac.deviation.domain.features.Curves;

/** Where in the cycle a curve differs most, by eighths of the cycle. */
public final class Whereabouts {
  private static final int PARTS = 8;

  private Whereabouts() {}

  /**
   * @return 0 for the first eighth to 7 for the last
   */
  public static int eighth(SensorReading reading) {
    double[] difference = beyondUsual(reading);
    int n = difference.length;
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    int from = 0;
    for (int part = 0; part < PARTS; part++) {
      int to = from + n / PARTS + (part < n % PARTS ? 1 : 0);
      double sum = 0;
      for (int i = from; i < to; i++) {
        sum += difference[i];
      }
      if (sum / (to - from) > most) {
        most = sum / (to - from);
        best = part;
      }
      from = to;
    }
    return best;
  }

  /** The difference at each point, the level taken out, less twice the usual. */
  private static double[] beyondUsual(SensorReading reading) {
    double[] curve = reading.curve();
    double[] usual = reading.profile().curve();
    double level = Curves.mean(curve) - Curves.mean(usual);
    double[] scatter = reading.profile().scatter();
    double[] difference = new double[curve.length];
    for (int i = 0; i < curve.length; i++) {
      difference[i] = Math.abs(curve[i] - usual[i] - level) - 2 * scatter[i];
    }
    return difference;
  }
}
