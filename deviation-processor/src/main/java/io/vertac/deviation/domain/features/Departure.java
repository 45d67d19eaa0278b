package io.vertac.deviation.domain.features;

import io.vertac.deviation.kernel.Scratch;

/**
 * How far one curve departs from another, in units of an amplitude, seen in three ways.
 *
 * @param whole mean absolute difference, level included (f0)
 * @param top mean of the largest differences, level taken out (f1)
 * @param rest mean absolute difference, level taken out (f2)
 */
public record Departure(double whole, double top, double rest) {
  public static final Departure NONE = new Departure(0, 0, 0);

  private static final Scratch DIFFERENCE = new Scratch();

  /**
   * @param other as many points as the curve
   */
  public static Departure between(double[] curve, double[] other, double amplitude) {
    int n = curve.length;
    double[] difference = DIFFERENCE.array(n);
    double whole = 0;
    double level = 0;
    for (int i = 0; i < n; i++) {
      difference[i] = (curve[i] - other[i]) / amplitude;
      whole += Math.abs(difference[i]);
      level += difference[i];
    }
    level /= n;
    double rest = 0;
    for (int i = 0; i < n; i++) {
      difference[i] = Math.abs(difference[i] - level);
      rest += difference[i];
    }
    return new Departure(whole / n, Curves.top(difference), rest / n);
  }

  public Departure least(Departure other) {
    return new Departure(
        Math.min(whole, other.whole), Math.min(top, other.top), Math.min(rest, other.rest));
  }
}
