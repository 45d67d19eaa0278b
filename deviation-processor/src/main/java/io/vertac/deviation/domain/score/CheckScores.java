package io.vertac.deviation.domain.score;

import io.vertac.deviation.domain.Method;
import io.vertac.deviation.domain.features.Check;
import io.vertac.deviation.domain.learning.CheckScales;
import io.vertac.deviation.domain.learning.SensorBaseline;
import io.vertac.deviation.kernel.Scratch;
import io.vertac.deviation.kernel.Selection;

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
  private static final Check[] CHECKS = Check.values();
  private static final Scratch NOISE = new Scratch();

  /**
   * @param values null if the sensor is missing, which is not conspicuous in any check
   */
  static CheckScores of(SensorBaseline sensor, double[] values) {
    CheckScales scales = CheckScales.reused(sensor);
    int count = Check.COUNT;
    if (values == null) {
      double[] usual = scales.median().clone();
      return new CheckScores(usual, usual, new double[count], new double[count]);
    }
    CheckScores scores =
        new CheckScores(values, new double[count], new double[count], new double[count]);
    double noise = noiseRatio(sensor, scales);
    for (Check check : CHECKS) {
      scores.judge(check, sensor, scales, noise);
    }
    return scores;
  }

  private void judge(Check check, SensorBaseline sensor, CheckScales scales, double noise) {
    int j = check.ordinal();
    double scatter = scales.scatter()[j];
    double learned =
        Math.max(Math.max(scatter, scales.floor()[j]), Method.RATCHET * sensor.learnedScale()[j])
            * Math.sqrt(noise);
    double scale = CheckSteps.widened(sensor, j, learned);
    int rows = sensor.checks().size();
    usual[j] = scales.median()[j] * (check.upward() ? noise : 1);
    double distance = (values[j] - usual[j]) / scale / Math.sqrt(1 + 1.0 / rows);
    t[j] = Math.max(-Method.LARGEST_VALUE, Math.min(Method.LARGEST_VALUE, distance));
    z[j] = deviate(t[j], rows, scale, scatter);
    if (check.upward()) {
      z[j] = Math.max(z[j], 0);
    }
  }

  /**
   * The standard normal deviate as improbable as a distance.
   *
   * @param t in units of the scale
   * @param rows how many values the scatter is that of
   * @param scale not below the scatter; the further above, the better it is known
   */
  static double deviate(double t, int rows, double scale, double scatter) {
    double ratio = Math.min(scale / Math.max(scatter, SMALLEST), LARGEST_RATIO);
    double freedom =
        Math.min(MOST_FREEDOM, (rows - 1) * Math.max(1, ratio * ratio * ratio * ratio));
    return normal(t, freedom);
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
    double[] noise = NOISE.array(Method.RING);
    double now = Selection.median(noise, sensor.noise().column(0, noise));
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
    return CHECKS[strongest];
  }

  /** How conspicuous the strongest check is. */
  double strength() {
    return Math.abs(z[strongest().ordinal()]);
  }

  /** On a logarithmic scale with the sign of the deviation. */
  double[] logarithmic() {
    double[] q = new double[z.length];
    logarithmic(q, 0);
    return q;
  }

  /** The same, written to an array from an index on. */
  void logarithmic(double[] q, int from) {
    for (int j = 0; j < z.length; j++) {
      q[from + j] = Logarithm.signed(z[j]);
    }
  }
}
