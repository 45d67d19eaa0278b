package io.vertac.deviation.domain.where;

import io.vertac.deviation.domain.features.Curves;
import io.vertac.deviation.domain.features.Profile;
import io.vertac.deviation.kernel.Selection;

/**
 * Between which values a curve usually lies, point by point: around the usual curve and around the
 * reference, which people see beside it, so that nothing is out of the ordinary where the two
 * curves coincide.
 *
 * @param low as many as the curve has points
 * @param high not below low
 */
public record UsualBand(double[] low, double[] high) {
  /** In usual differences from the usual curve. */
  private static final double REACH = 3;

  /** The same for a curve that was smoothed, which scatters less. */
  private static final double SMOOTHED = 0.5;

  /** With one learnt cycle nothing is known of the scatter: this much of the amplitude is usual. */
  private static final double UNKNOWN = 0.075;

  private static final double SMALLEST_VARIANCE = 1e-6;

  /**
   * @param reference on the grid of the profile
   * @param learned how many cycles the scatter is that of; few tell little, so the band is wider
   * @param quantum one digit of the sensor; a difference of so much is usual
   */
  static UsualBand of(Profile profile, double[] reference, int learned, double quantum) {
    double[] half = halfWidth(profile, learned, quantum);
    return around(profile.curve(), reference, half, 1);
  }

  /** The band of curves averaged over some points. */
  UsualBand smoothed(Profile profile, double[] reference, int window) {
    double[] usual = Smooth.over(profile.curve(), window);
    double[] expected = Smooth.over(reference, window);
    double[] half = new double[low.length];
    for (int i = 0; i < half.length; i++) {
      half[i] = (high[i] - low[i] - Math.abs(profile.curve()[i] - reference[i])) / 2;
    }
    return around(usual, expected, half, SMOOTHED);
  }

  private static UsualBand around(double[] usual, double[] reference, double[] half, double part) {
    double[] low = new double[usual.length];
    double[] high = new double[usual.length];
    for (int i = 0; i < low.length; i++) {
      low[i] = Math.min(usual[i], reference[i]) - part * half[i];
      high[i] = Math.max(usual[i], reference[i]) + part * half[i];
    }
    return new UsualBand(low, high);
  }

  private static double[] halfWidth(Profile profile, int learned, double quantum) {
    double[] half = new double[profile.curve().length];
    double amplitude = profile.amplitude();
    double mean = Curves.mean(profile.scatter());
    double reach = REACH * (1 + 1.0 / Math.max(1, learned));
    for (int i = 0; i < half.length; i++) {
      double scatter = profile.scatter()[i];
      double usual =
          Math.sqrt(scatter * scatter + mean * mean + SMALLEST_VARIANCE * amplitude * amplitude);
      half[i] = Math.max(learned < 2 ? UNKNOWN * amplitude : reach * usual, quantum);
    }
    return half;
  }

  /** How far a curve is beyond the band, with its sign; 0 inside. */
  double[] beyond(double[] curve) {
    double[] beyond = new double[curve.length];
    for (int i = 0; i < beyond.length; i++) {
      beyond[i] = curve[i] - Math.max(low[i], Math.min(high[i], curve[i]));
    }
    return beyond;
  }

  /** The middle one of the widths to either side. */
  double usualHalfWidth() {
    double[] halves = new double[low.length];
    for (int i = 0; i < halves.length; i++) {
      halves[i] = (high[i] - low[i]) / 2;
    }
    return Selection.median(halves, halves.length);
  }
}
