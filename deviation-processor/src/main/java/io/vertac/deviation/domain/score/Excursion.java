package io.vertac.deviation.domain.score;

import io.vertac.deviation.kernel.Scratch;
import io.vertac.deviation.kernel.Selection;

/**
 * Whether a curve leaves its usual course for a short time only: nearly all of the difference lies
 * in a small part of the cycle, and the curve goes there where it usually never is nearby. The
 * second tells a peak from an edge that comes a little sooner or later.
 */
final class Excursion {
  private static final double SHORT = 0.08;
  private static final double NEARLY_ALL = 0.8;

  private static final Scratch DIFFERENCES = new Scratch();
  private static final Scratch SELECTED = new Scratch();

  private Excursion() {}

  static boolean isShort(SensorReading reading) {
    double[] curve = reading.curve();
    double[] usual = reading.profile().curve();
    int n = curve.length;
    int window = Math.max(1, (int) Math.round(SHORT * n));
    double[] difference = DIFFERENCES.array(n);
    double level = difference(curve, usual, difference);
    double all = 0;
    double inside = 0;
    double most = 0;
    int worst = 0;
    for (int i = 0; i < n; i++) {
      double square = difference[i] * difference[i];
      all += square;
      inside += square - (i < window ? 0 : difference[i - window] * difference[i - window]);
      most = Math.max(most, inside);
      worst = Math.abs(difference[i]) > Math.abs(difference[worst]) ? i : worst;
    }
    return most >= NEARLY_ALL * all && isOutside(curve[worst] - level, reading, worst, window);
  }

  /** Fills in the differences less their median, and returns that. */
  private static double difference(double[] curve, double[] usual, double[] difference) {
    double[] selected = SELECTED.array(curve.length);
    for (int i = 0; i < curve.length; i++) {
      difference[i] = curve[i] - usual[i];
      selected[i] = difference[i];
    }
    double level = Selection.median(selected, curve.length);
    for (int i = 0; i < curve.length; i++) {
      difference[i] -= level;
    }
    return level;
  }

  private static boolean isOutside(double value, SensorReading reading, int at, int window) {
    double[] usual = reading.profile().curve();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = Math.max(0, at - window); i <= Math.min(usual.length - 1, at + window); i++) {
      low = Math.min(low, usual[i] - reading.profile().scatter()[i]);
      high = Math.max(high, usual[i] + reading.profile().scatter()[i]);
    }
    return value < low || value > high;
  }
}
