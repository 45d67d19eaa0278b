package io.vertac.deviation.kernel;

import java.util.Arrays;

/**
 * The smallest difference between two different values, in linear time for values that are spread
 * out: they are put in order by as many buckets as there are values, each of which holds about one.
 */
public final class SmallestStep {
  private static final int CROWDED = 16;
  private static final int FEW = 64;

  private static final Scratch SORTED = new Scratch();
  private static final ThreadLocal<int[]> BEGINS = ThreadLocal.withInitial(() -> new int[0]);

  private SmallestStep() {}

  /**
   * @param values the first so many count; finite, and so is the range that they span
   * @return 0 if they are all the same
   */
  public static double of(double[] values, int count) {
    double[] sorted = SORTED.array(count);
    sort(values, count, sorted);
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 1; i < count; i++) {
      double step = sorted[i] - sorted[i - 1];
      if (step > 0 && step < smallest) {
        smallest = step;
      }
    }
    return Double.isInfinite(smallest) ? 0 : smallest;
  }

  private static void sort(double[] values, int count, double[] sorted) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      low = Math.min(low, values[i]);
      high = Math.max(high, values[i]);
    }
    double scale = (count - 1) / (high - low);
    if (count < FEW || Double.isInfinite(scale) || Double.isNaN(scale)) {
      System.arraycopy(values, 0, sorted, 0, count);
      Arrays.sort(sorted, 0, count);
      return;
    }
    int[] begins = begins(count);
    for (int i = 0; i < count; i++) {
      begins[(int) ((values[i] - low) * scale) + 2]++;
    }
    for (int bucket = 2; bucket < count + 2; bucket++) {
      begins[bucket] += begins[bucket - 1];
    }
    for (int i = 0; i < count; i++) {
      sorted[begins[(int) ((values[i] - low) * scale) + 1]++] = values[i];
    }
    // What begins one later has become the end of each bucket.
    for (int bucket = 0; bucket < count; bucket++) {
      sortBucket(sorted, begins[bucket], begins[bucket + 1]);
    }
  }

  private static void sortBucket(double[] sorted, int from, int to) {
    if (to - from > CROWDED) {
      Arrays.sort(sorted, from, to);
      return;
    }
    for (int i = from + 1; i < to; i++) {
      double value = sorted[i];
      int at = i;
      while (at > from && sorted[at - 1] > value) {
        sorted[at] = sorted[at - 1];
        at--;
      }
      sorted[at] = value;
    }
  }

  private static int[] begins(int count) {
    int[] begins = BEGINS.get();
    if (begins.length < count + 2) {
      begins = new int[count + 2];
      BEGINS.set(begins);
    } else {
      Arrays.fill(begins, 0, count + 2, 0);
    }
    return begins;
  }
}
