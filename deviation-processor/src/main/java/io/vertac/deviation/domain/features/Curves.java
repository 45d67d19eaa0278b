package io.vertac.deviation.domain.features;

import io.vertac.deviation.domain.Method;
import io.vertac.deviation.kernel.Scratch;
import io.vertac.deviation.kernel.Selection;
import io.vertac.deviation.kernel.SmallestStep;

/** Small measures of one curve on a grid. */
public final class Curves {
  private static final double LOW = 0.02;
  private static final double HIGH = 0.98;
  private static final double SHARE_OF_LEVEL = 0.1;
  private static final double SMALLEST = 1e-9;

  private static final Scratch BOUNDED = new Scratch();

  private Curves() {}

  /**
   * The size of a curve: the range between its 2nd and 98th percentile, but at least a tenth of its
   * largest value, so that the noise of a constant signal is not taken for a curve.
   */
  public static double amplitude(double[] curve) {
    return Math.max(range(curve), Math.max(SHARE_OF_LEVEL * largest(curve), SMALLEST));
  }

  static double range(double[] curve) {
    return Selection.spread(curve, LOW, HIGH);
  }

  static double largest(double[] curve) {
    double largest = 0;
    for (double value : curve) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  public static double mean(double[] curve) {
    double sum = 0;
    for (double value : curve) {
      sum += value;
    }
    return sum / curve.length;
  }

  /** Linear over the index; the first and the last point stay. */
  public static double[] resample(double[] curve, int points) {
    if (curve.length == points) {
      return curve.clone();
    }
    int last = curve.length - 1;
    double[] resampled = new double[points];
    for (int i = 0; i < points; i++) {
      double at = (double) i * last / (points - 1);
      int left = Math.min((int) at, last);
      int right = Math.min(left + 1, last);
      resampled[i] = between(curve[left], curve[right], at - left);
    }
    return resampled;
  }

  /** Equal ends give exactly that value, and ends too far apart for a difference a finite one. */
  private static double between(double left, double right, double share) {
    double value = left + share * (right - left);
    return Double.isFinite(value) ? value : left * (1 - share) + right * share;
  }

  /** The first share of a curve, stretched to as many points as the whole. */
  public static double[] firstPart(double[] curve, double share) {
    double[] part = new double[curve.length];
    for (int i = 0; i < part.length; i++) {
      double at = i * share;
      int left = Math.min((int) at, part.length - 1);
      int right = Math.min(left + 1, part.length - 1);
      part[i] = between(curve[left], curve[right], at - left);
    }
    return part;
  }

  /** The curve with values of absurd size held at {@link Method#LARGEST_VALUE}, in place. */
  public static double[] bound(double[] curve) {
    for (int i = 0; i < curve.length; i++) {
      curve[i] = Math.max(-Method.LARGEST_VALUE, Math.min(Method.LARGEST_VALUE, curve[i]));
    }
    return curve;
  }

  /**
   * The smallest step between two different values: one digit of a sensor that counts in digits.
   *
   * @return 0 if the curve is constant
   */
  public static double quantum(double[] values, int count) {
    double[] bounded = BOUNDED.array(count);
    System.arraycopy(values, 0, bounded, 0, count);
    return SmallestStep.of(bound(bounded), count);
  }

  /**
   * The curve without its mean.
   *
   * @param centred filled with it; as long as the curve
   */
  static void centre(double[] curve, double[] centred) {
    double mean = mean(curve);
    for (int i = 0; i < curve.length; i++) {
      centred[i] = curve[i] - mean;
    }
  }

  /**
   * The steps from point to point.
   *
   * @param steps filled with them; one shorter than the curve
   */
  static void steps(double[] curve, double[] steps) {
    for (int i = 0; i < steps.length; i++) {
      steps[i] = curve[i + 1] - curve[i];
    }
  }

  /** Mean of the largest values; rearranges the array. */
  static double top(double[] values) {
    int count = extremes(values.length);
    Selection.largestLast(values, values.length, count);
    return meanOf(values, values.length - count, values.length);
  }

  /** Mean of the smallest values; rearranges the array. */
  static double bottom(double[] values) {
    int count = extremes(values.length);
    Selection.smallestFirst(values, values.length, count);
    return meanOf(values, 0, count);
  }

  static int extremes(int points) {
    return Math.max(1, (int) Math.ceil(Method.EXTREME_SHARE * points));
  }

  /** Mean of the values from one index to before another. */
  public static double meanOf(double[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    return sum / (to - from);
  }
}
