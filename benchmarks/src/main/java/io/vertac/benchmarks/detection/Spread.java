package io.vertac.benchmarks.detection;

import java.util.Arrays;
import java.util.Locale;

/** Mean, 10th and 90th percentile of one figure over several plays. */
record Spread(double mean, double low, double high) {
  private static final double LOW = 0.1;

  /** Plays without the figure (no faulty cycles, say) are left out. */
  static Spread of(double[] figures) {
    double[] known = Arrays.stream(figures).filter(f -> !Double.isNaN(f)).sorted().toArray();
    if (known.length == 0) {
      return new Spread(Double.NaN, Double.NaN, Double.NaN);
    }
    return new Spread(
        Arrays.stream(known).average().orElseThrow(), at(known, LOW), at(known, 1 - LOW));
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  String text(String format) {
    return Double.isNaN(mean)
        ? ""
        : String.format(Locale.ROOT, format + " (" + format + ".." + format + ")", mean, low, high);
  }
}
