package io.vertac.deviation.kernel;

/** The line through the samples of a curve, read once from left to right. */
final class Polygon {
  private final long[] offsets;
  private final double[] values;
  private final int count;

  /** The last sample at or before the position; -1 before the first. */
  private int sample = -1;

  private double position;

  Polygon(long[] offsets, double[] values, int count) {
    this.offsets = offsets;
    this.values = values;
    this.count = count;
  }

  static void check(long[] offsets, double[] values, int count) {
    int most = Math.min(offsets.length, values.length);
    if (count < 1 || count > most) {
      throw new IllegalArgumentException(
          "a curve has at least one sample, count must be within 1 and " + most + ", got " + count);
    }
    for (int i = 1; i < count; i++) {
      if (offsets[i] < offsets[i - 1]) {
        throw new IllegalArgumentException("offsets must ascend, but offset " + i + " descends");
      }
    }
  }

  /**
   * The mean from one time to another, or the value if both are the same.
   *
   * @param from not before the end of the last call
   * @param to not before from
   */
  double mean(double from, double to) {
    moveTo(from);
    double left = value();
    if (from >= to) {
      return left;
    }
    double mean = 0;
    double low = left;
    double high = left;
    while (position < to) {
      double start = position;
      double right = next(to);
      // Weights are shares of the whole, so that no sum is larger than its largest part.
      mean += Finite.middle(left, right) * ((position - start) / (to - from));
      low = Math.min(low, right);
      high = Math.max(high, right);
      left = right;
    }
    // The mean of equal values is that value exactly.
    return Finite.within(mean, low, high);
  }

  /** Steps to the next sample, or to the limit if that comes first, and returns the value there. */
  private double next(double limit) {
    if (sample + 1 < count && offsets[sample + 1] < limit) {
      sample++;
      position = offsets[sample];
      return values[sample];
    }
    position = limit;
    return value();
  }

  private void moveTo(double time) {
    position = time;
    while (sample + 1 < count && offsets[sample + 1] <= time) {
      sample++;
    }
  }

  private double value() {
    if (sample < 0) {
      return values[0];
    }
    if (sample == count - 1) {
      return values[sample];
    }
    double start = offsets[sample];
    double fraction = (position - start) / (offsets[sample + 1] - start);
    return Finite.between(values[sample], values[sample + 1], fraction);
  }
}
