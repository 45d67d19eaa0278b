package io.vertac.deviation.domain.score;

import io.vertac.deviation.domain.features.Curves;

/**
 * Where in the cycle a curve differs most: one of eight stretches.
 *
 * @param from share of the cycle at which the stretch begins, 0 to 1
 * @param to share at which it ends
 */
public record Whereabouts(double from, double to) {
  private static final int STRETCHES = 8;

  public static Whereabouts of(SensorReading reading) {
    double[] difference = beyondUsual(reading);
    int n = difference.length;
    Whereabouts worst = null;
    double most = Double.NEGATIVE_INFINITY;
    int first = 0;
    for (int stretch = 0; stretch < STRETCHES; stretch++) {
      int behind = first + n / STRETCHES + (stretch < n % STRETCHES ? 1 : 0);
      double mean = Curves.meanOf(difference, first, behind);
      if (mean > most) {
        most = mean;
        worst = new Whereabouts(edge(first, n), edge(behind, n));
      }
      first = behind;
    }
    return worst;
  }

  /** Half way between a point and the one before it. */
  private static double edge(int point, int points) {
    return Math.max(0, Math.min(1, (point - 0.5) / (points - 1)));
  }

  /** The difference at each point, the level taken out, less twice the usual. */
  private static double[] beyondUsual(SensorReading reading) {
    double[] curve = reading.curve();
    double[] usual = reading.profile().curve();
    double[] scatter = reading.profile().scatter();
    double level = Curves.mean(curve) - Curves.mean(usual);
    double[] difference = new double[curve.length];
    for (int i = 0; i < curve.length; i++) {
      difference[i] = Math.abs(curve[i] - usual[i] - level) - 2 * scatter[i];
    }
    return difference;
  }
}
