package io.vertac.deviation.kernel;

import java.util.Arrays;

/**
 * Brings the smallest or largest values of an array to its ends without sorting the rest, in time
 * proportional to the number of values.
 *
 * <p>Which value stands where among those not asked for depends on nothing but the array's content,
 * and what was asked for is the same set that a full sort would give.
 */
public final class Selection {
  /** So few values are sorted as quickly as selected. */
  private static final int FEW = 24;

  private static final Scratch COPY = new Scratch();

  private Selection() {}

  /**
   * The distance between two quantiles, the same as {@link Quantiles#spread} gives.
   *
   * @param values no NaN, at least one; left as they are
   * @param lowShare from 0 to 1
   * @param highShare from the low share to 1
   */
  public static double spread(double[] values, double lowShare, double highShare) {
    double[] copy = COPY.array(values.length);
    System.arraycopy(values, 0, copy, 0, values.length);
    double low = quantile(copy, copy.length, lowShare);
    return Finite.difference(quantile(copy, copy.length, highShare), low);
  }

  /**
   * The median, the same as {@link Quantiles#median} gives.
   *
   * @param values no NaN; rearranged
   * @param size how many values count, from the first; at least 1
   */
  public static double median(double[] values, int size) {
    return quantile(values, size, 0.5);
  }

  private static double quantile(double[] values, int size, double share) {
    double rank = share * (size - 1);
    int below = (int) rank;
    select(values, 0, size, below);
    double above = values[Math.min(below + 1, size - 1)];
    for (int i = below + 2; i < size; i++) {
      above = Math.min(above, values[i]);
    }
    return Finite.between(values[below], above, rank - below);
  }

  /**
   * Afterwards the largest values stand at the end, ascending; a sum over them in the order of
   * their indices has the bits of a sum after a full sort.
   *
   * @param values no NaN; rearranged
   * @param size how many values count, from the first
   * @param count how many of the largest are wanted, 1 to size
   */
  public static void largestLast(double[] values, int size, int count) {
    select(values, 0, size, size - count);
    Arrays.sort(values, size - count, size);
  }

  /**
   * Afterwards the smallest values stand at the beginning, ascending; arguments as for {@link
   * #largestLast}.
   */
  public static void smallestFirst(double[] values, int size, int count) {
    select(values, 0, size, count - 1);
    Arrays.sort(values, 0, count);
  }

  /**
   * Afterwards the value at an index is what a full sort would put there; none before it is larger,
   * none behind it smaller.
   *
   * @param values no NaN; rearranged
   * @param from first index that counts
   * @param to behind the last index that counts
   * @param index from {@code from} to before {@code to}
   */
  public static void select(double[] values, int from, int to, int index) {
    int low = from;
    int high = to - 1;
    // Halving takes log2 steps; an array that defies the choice of pivots is sorted instead.
    int patience = 4 * (32 - Integer.numberOfLeadingZeros(to - from));
    while (high - low >= FEW && patience-- > 0) {
      double pivot = medianOfThree(values, low, high);
      int i = low;
      int j = high;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (values[j] > pivot) {
          j--;
        }
        if (i <= j) {
          double swapped = values[i];
          values[i++] = values[j];
          values[j--] = swapped;
        }
      }
      if (index <= j) {
        high = j;
      } else if (index >= i) {
        low = i;
      } else {
        return;
      }
    }
    Arrays.sort(values, low, high + 1);
  }

  private static double medianOfThree(double[] values, int low, int high) {
    double a = values[low];
    double b = values[(low + high) >>> 1];
    double c = values[high];
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
