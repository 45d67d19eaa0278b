package io.vertac.deviation.domain.learning;

import io.vertac.deviation.domain.Method;
import io.vertac.deviation.domain.features.Check;
import io.vertac.deviation.domain.features.Profile;
import io.vertac.deviation.kernel.Quantiles;
import io.vertac.deviation.kernel.Scratch;

/**
 * What is usual of a sensor's checks, by the ordinal of the check.
 *
 * @param median of the learnt values
 * @param scatter of the learnt values: MAD or standard deviation, whichever is larger
 * @param floor the scatter below which a difference has no meaning for the machine
 */
public record CheckScales(double[] median, double[] scatter, double[] floor) {
  private static final double MAD_TO_SIGMA = 1.4826;
  private static final Check[] CHECKS = Check.values();
  private static final Scratch COLUMN = new Scratch();
  private static final ThreadLocal<CheckScales> OF_THREAD =
      ThreadLocal.withInitial(
          () ->
              new CheckScales(
                  new double[Check.COUNT], new double[Check.COUNT], new double[Check.COUNT]));

  /**
   * @param sensor with at least two rows in its ring of checks
   */
  public static CheckScales of(SensorBaseline sensor) {
    CheckScales scales =
        new CheckScales(new double[Check.COUNT], new double[Check.COUNT], new double[Check.COUNT]);
    scales.fill(sensor);
    return scales;
  }

  /** As {@link #of}, but the thread's own object, which the next call for any sensor overwrites. */
  public static CheckScales reused(SensorBaseline sensor) {
    CheckScales scales = OF_THREAD.get();
    scales.fill(sensor);
    return scales;
  }

  private void fill(SensorBaseline sensor) {
    double[] values = COLUMN.array(Method.RING);
    Quantiles quantiles = Quantiles.ofThread();
    for (Check check : CHECKS) {
      int j = check.ordinal();
      int count = sensor.checks().column(j, values);
      quantiles.load(values, count);
      median[j] = quantiles.median();
      scatter[j] =
          Math.max(MAD_TO_SIGMA * quantiles.medianAbsoluteDeviation(), deviation(values, count));
      floor[j] = floor(check, median[j], sensor);
    }
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
          case CTOP -> Math.max(Math.max(0.005, tenth), Method.TIME_BLUR * profile.largestSteps());
          case CMAD -> Math.max(Math.max(0.002, tenth), Method.TIME_BLUR * profile.meanStep());
          case WTOP, CTW -> Math.max(0.2, tenth);
        };
    return Math.max(material, check.quantumWeight() * sensor.quantum() / profile.amplitude());
  }

  /** Standard deviation of a sample. */
  public static double deviation(double[] values) {
    return deviation(values, values.length);
  }

  private static double deviation(double[] values, int count) {
    double mean = 0;
    for (int i = 0; i < count; i++) {
      mean += values[i] / count;
    }
    double squares = 0;
    for (int i = 0; i < count; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    return Math.sqrt(squares / (count - 1));
  }
}
