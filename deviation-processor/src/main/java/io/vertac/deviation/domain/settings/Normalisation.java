package io.vertac.deviation.domain.settings;

import io.vertac.deviation.domain.features.Curves;
import io.vertac.deviation.domain.learning.CheckScales;
import java.util.Arrays;

/** What the distances of two curves are in units of. */
public enum Normalisation {
  /** The range between the 2nd and the 98th percentile: a single spike does not count. */
  amplitude {
    @Override
    public double sizeOf(double[] curve) {
      return Curves.amplitude(curve);
    }
  },
  /** From the lowest to the highest value. */
  range {
    @Override
    public double sizeOf(double[] curve) {
      double lowest = Arrays.stream(curve).min().orElse(0);
      double highest = Arrays.stream(curve).max().orElse(0);
      return Math.max(highest - lowest, smallest(lowest, highest));
    }
  },
  /** The standard deviation. */
  deviation {
    @Override
    public double sizeOf(double[] curve) {
      double lowest = Arrays.stream(curve).min().orElse(0);
      double highest = Arrays.stream(curve).max().orElse(0);
      return Math.max(CheckScales.deviation(curve), smallest(lowest, highest));
    }
  };

  private static final double SHARE_OF_LEVEL = 0.1;
  private static final double SMALLEST = 1e-9;

  /**
   * The size of a curve, above 0: that of a constant signal is a tenth of its level.
   *
   * @param curve at least two finite values, in the sensor's unit
   */
  public abstract double sizeOf(double[] curve);

  private static double smallest(double lowest, double highest) {
    return Math.max(SMALLEST, SHARE_OF_LEVEL * Math.max(Math.abs(lowest), Math.abs(highest)));
  }
}
