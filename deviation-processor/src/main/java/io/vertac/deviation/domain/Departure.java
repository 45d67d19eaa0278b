package io.vertac.deviation.domain;

import java.util.Arrays;

/**
 * How far one normalised curve departs from another, seen in two ways.
 *
 * @param whole mean absolute difference, level included
 * @param top mean of the largest twentieth of the differences, level taken out
 * @param level mean difference
 */
record Departure(double whole, double top, double level) {
  private static final double TOP_SHARE = 0.05;

  static Departure between(double[] x, double[] base) {
    int n = x.length;
    double sum = 0;
    double level = 0;
    double[] difference = new double[n];
    for (int i = 0; i < n; i++) {
      difference[i] = x[i] - base[i];
      sum += Math.abs(difference[i]) / n;
      level += difference[i] / n;
    }
    for (int i = 0; i < n; i++) {
      difference[i] = Math.abs(difference[i] - level);
    }
    Arrays.sort(difference);
    int count = Math.max(1, (int) Math.ceil(TOP_SHARE * n));
    double top = 0;
    for (int i = n - count; i < n; i++) {
      top += difference[i] / count;
    }
    return new Departure(sum, top, level);
  }

  Departure least(Departure other) {
    return new Departure(
        Math.min(whole, other.whole), Math.min(top, other.top), Math.min(level, other.level));
  }
}
