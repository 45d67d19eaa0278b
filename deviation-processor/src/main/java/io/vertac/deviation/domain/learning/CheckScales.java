package io.vertac.deviation.domain.learning;

import io.vertac.deviation.domain.features.Check;
import io.vertac.deviation.domain.features.Profile;
import io.vertac.deviation.kernel.Quantiles;

/**
 * What is usual of a sensor's checks, by the ordinal of the check.
 *
 * @param median of the learnt values
 * @param scatter of the learnt values: MAD or standard deviation, whichever is larger
 * @param floor the scatter below which a difference has no meaning for the machine
 */
public record CheckScales(double[] median, double[] scatter, double[] floor) {
  private static final double MAD_TO_SIGMA = 1.4826;

  /**
   * @param sensor with at least two rows in its ring of checks
   */
  public static CheckScales of(SensorBaseline sensor) {
    CheckScales scales =
        new CheckScales(new double[Check.COUNT], new double[Check.COUNT], new double[Check.COUNT]);
    Quantiles quantiles = new Quantiles();
    for (Check check : Check.values()) {
      int j = check.ordinal();
      double[] values = sensor.checks().column(j);
      quantiles.load(values, values.length);
      scales.median[j] = quantiles.median();
      scales.scatter[j] =
          Math.max(MAD_TO_SIGMA * quantiles.medianAbsoluteDeviation(), deviation(values));
      scales.floor[j] = floor(check, scales.median[j], sensor);
    }
    return scales;
  }

  /** Scatter and floor in one, by check. */
  double[] scale() {
    double[] scale = new double[Check.COUNT];
    for (int j = 0; j < scale.length; j++) {
      scale[j] = Math.max(scatter[j], floor[j]);
    }
    return scale;
  }

  private static double floor(Check check, double median, SensorBaseline sensor) {
    Profile profile = sensor.profile();
    double tenth = 0.1 * Math.abs(median);
    double material =
        switch (check) {
          case SHAPE -> Math.max(0.001, tenth);
          case LEVEL -> profile.moving() ? 0.02 : 0.10;
          case TV -> 0.02 * Math.abs(median) + 0.001;
          case HI, LO -> 0.005;
          case DSHAPE -> Math.max(0.0005, tenth);
          case SLOPE -> 0.05;
          case CTOP -> Math.max(0.005, tenth);
          case CMAD -> Math.max(0.002, tenth);
          case WTOP, CTW -> Math.max(0.2, tenth);
        };
    return Math.max(material, check.quantumWeight() * sensor.quantum() / profile.amplitude());
  }

  /** Standard deviation of a sample. */
  public static double deviation(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.length - 1));
  }
}
