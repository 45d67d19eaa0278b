package io.vertac.deviation.domain;

import io.vertac.deviation.kernel.Quantiles;

/**
 * The size of a curve, which makes deviations comparable across units: the range between its 2nd
 * and 98th percentile, but at least a tenth of its largest value, so that the noise of a constant
 * signal is not taken for a curve.
 */
final class Normalisation {
  private static final double LOW = 0.02;
  private static final double HIGH = 0.98;
  private static final double SHARE_OF_LEVEL = 0.1;
  private static final double SMALLEST = 1e-9;

  /** A reference that is flat at zero takes its scale from what it is compared with. */
  private static final double SHARE_OF_OTHER = 0.02;

  private Normalisation() {}

  static double size(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    double range = Quantiles.of(values, values.length).spread(LOW, HIGH);
    return Math.max(range, Math.max(SHARE_OF_LEVEL * largest, SMALLEST));
  }

  /**
   * @param base the curve compared with
   * @param other the curve that is compared
   */
  static double scale(double[] base, double[] other) {
    return Math.max(size(base), SHARE_OF_OTHER * size(other));
  }

  /** The curve in units of a scale; always finite. */
  static double[] normalise(double[] values, double scale) {
    double[] normalised = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      normalised[i] = values[i] / scale;
    }
    return normalised;
  }
}
