package io.vertac.curves;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

/**
 * Shortens a curve without losing its peaks: of each of many equal stretches of time the first,
 * lowest, highest and last point stay (M4; Jugel et al., "M4: A Visualization-Oriented Time Series
 * Data Aggregation", VLDB 2014).
 */
public final class PeakKeeping {
  private static final int KEPT_PER_STRETCH = 4;

  private PeakKeeping() {}

  /**
   * @param size of the curve, in points
   * @param time of each point; growing
   * @param value of each point
   * @param maxPoints at least 4
   * @return the positions of the points to keep, growing; all of them if the curve is short enough
   */
  public static int[] positions(
      int size, IntToLongFunction time, IntToDoubleFunction value, int maxPoints) {
    int[] kept = new int[Math.min(size, maxPoints)];
    if (size <= maxPoints) {
      Arrays.setAll(kept, i -> i);
      return kept;
    }
    int stretches = maxPoints / KEPT_PER_STRETCH;
    long start = time.applyAsLong(0);
    double length = time.applyAsLong(size - 1) - start + 1.0;
    int count = 0;
    int from = 0;
    while (from < size) {
      long stretch = (long) ((time.applyAsLong(from) - start) / length * stretches);
      int to = from + 1;
      while (to < size && (long) ((time.applyAsLong(to) - start) / length * stretches) == stretch) {
        to++;
      }
      count = keep(value, from, to, kept, count);
      from = to;
    }
    return Arrays.copyOf(kept, count);
  }

  private static int keep(IntToDoubleFunction value, int from, int to, int[] kept, int before) {
    int lowest = from;
    int highest = from;
    for (int i = from + 1; i < to; i++) {
      if (value.applyAsDouble(i) < value.applyAsDouble(lowest)) {
        lowest = i;
      }
      if (value.applyAsDouble(i) > value.applyAsDouble(highest)) {
        highest = i;
      }
    }
    int count = before;
    int last = -1;
    for (int i : new int[] {from, Math.min(lowest, highest), Math.max(lowest, highest), to - 1}) {
      if (i > last) {
        kept[count++] = i;
        last = i;
      }
    }
    return count;
  }
}
