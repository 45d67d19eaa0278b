package io.vertac.deviation.domain.score;

import io.vertac.deviation.domain.Method;
import io.vertac.deviation.domain.features.Check;
import io.vertac.deviation.domain.learning.CheckScales;
import io.vertac.deviation.domain.learning.SensorBaseline;
import io.vertac.deviation.kernel.Quantiles;

/**
 * How conspicuous a curve is in each check, by the ordinal of the check.
 *
 * @param values of the checks
 * @param usual what they usually are
 * @param t distance from the usual, in units of the usual scatter
 * @param z the same as a standard normal deviate: few learnt cycles say little, so the same
 *     distance counts for less
 */
public record CheckScores(double[] values, double[] usual, double[] t, double[] z) {
  private static final double MOST_FREEDOM = 60;
  private static final double LARGEST_RATIO = 1e3;
  private static final double SMALLEST = 1e-12;

  /**
   * @param values null if the sensor is missing, which is not conspicuous in any check
   */
  static CheckScores of(SensorBaseline sensor, double[] values) {
    CheckScales scales = CheckScales.of(sensor);
    int count = Check.COUNT;
    if (values == null) {
      return new CheckScores(
          scales.median(), scales.median(), new double[count], new double[count]);
    }
    CheckScores scores =
        new CheckScores(values, new double[count], new double[count], new double[count]);
    double noise = noiseRatio(sensor, scales);
    for (Check check : Check.values()) {
      scores.judge(check, sensor, scales, noise);
    }
    return scores;
  }

  private void judge(Check check, SensorBaseline sensor, CheckScales scales, double noise) {
    int j = check.ordinal();
    double scatter = scales.scatter()[j];
    double scale =
        Math.max(Math.max(scatter, scales.floor()[j]), Method.RATCHET * sensor.learnedScale()[j])
            * Math.sqrt(noise);
    int rows = sensor.checks().size();
    usual[j] = scales.median()[j] * (check.upward() ? noise : 1);
    double distance = (values[j] - usual[j]) / scale / Math.sqrt(1 + 1.0 / rows);
    t[j] = Math.max(-Method.LARGEST_VALUE, Math.min(Method.LARGEST_VALUE, distance));
    double ratio = Math.min(scale / Math.max(scatter, SMALLEST), LARGEST_RATIO);
    double freedom =
        Math.min(MOST_FREEDOM, (rows - 1) * Math.max(1, ratio * ratio * ratio * ratio));
    z[j] = normal(t[j], freedom);
    if (check.upward()) {
      z[j] = Math.max(z[j], 0);
    }
  }

  /** The normal deviate as improbable as a t (after Wallace, 1959). */
  private static double normal(double t, double freedom) {
    double z = Math.sqrt(freedom * StrictMath.log1p(t * t / freedom));
    return Math.signum(t) * z * (8 * freedom + 1) / (8 * freedom + 3);
  }

  /** How much larger the noise is now than when the sensor was learnt. */
  private static double noiseRatio(SensorBaseline sensor, CheckScales scales) {
    if (sensor.noise().size() < Method.NOISE_VALUES) {
      return 1;
    }
    double[] noise = sensor.noise().column(0);
    double now = Quantiles.of(noise, noise.length).median();
    double learned = Math.max(scales.median()[Check.CMAD.ordinal()], 1e-9);
    return Math.max(1, Math.min(Method.NOISE_RATIO_MOST, now / learned));
  }

  /** The check among those that blame which is most conspicuous. */
  public Check strongest() {
    int strongest = 0;
    for (int j = 1; j < Check.BLAMING; j++) {
      if (Math.abs(z[j]) > Math.abs(z[strongest])) {
        strongest = j;
      }
    }
    return Check.values()[strongest];
  }

  /** How conspicuous the strongest check is. */
  double strength() {
    return Math.abs(z[strongest().ordinal()]);
  }

  /** On a logarithmic scale with the sign of the deviation. */
  double[] logarithmic() {
    double[] q = new double[z.length];
    for (int j = 0; j < q.length; j++) {
      q[j] = Logarithm.signed(z[j]);
    }
    return q;
  }
}
