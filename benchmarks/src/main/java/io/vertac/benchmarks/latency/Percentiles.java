package io.vertac.benchmarks.latency;

import java.util.Arrays;
import java.util.List;

/** Percentiles of measured times, by nearest rank. */
final class Percentiles {
  private final double[] sorted;

  /**
   * @param values at least one
   */
  Percentiles(List<Double> values) {
    sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  /**
   * @param share 0 to 1
   */
  double at(double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(0, Math.min(sorted.length, rank) - 1)];
  }

  int count() {
    return sorted.length;
  }

  double mean() {
    return Arrays.stream(sorted).average().orElse(Double.NaN);
  }
}
