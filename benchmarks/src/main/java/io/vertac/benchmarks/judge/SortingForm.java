package io.vertac.benchmarks.judge;

import io.vertac.deviation.domain.Method;
import io.vertac.deviation.domain.features.Check;
import io.vertac.deviation.domain.features.Profile;
import io.vertac.deviation.kernel.Dtw;
import java.util.Arrays;

/**
 * The checks of one curve in the plain way: new arrays for everything, and whatever needs a curve's
 * extremes sorts all of it. What the product's form is measured against.
 */
final class SortingForm {
  private static final double WINDOW_SHARE = 0.05;
  private static final double SMALLEST_VARIANCE = 1e-6;

  private final Dtw kernel;

  SortingForm(Dtw kernel) {
    this.kernel = kernel;
  }

  /** One value a check, by ordinal. */
  double[] checks(double[] curve, Profile profile) {
    int n = curve.length;
    double amplitude = profile.amplitude();
    int window = Math.max(1, (int) Math.ceil(WINDOW_SHARE * n));
    double[] centred = centred(curve);
    double[] usual = centred(profile.curve());
    double[] v = new double[Check.COUNT];
    v[Check.SHAPE.ordinal()] = kernel.distance(centred, usual, window) / n / amplitude;
    v[Check.DSHAPE.ordinal()] =
        kernel.distance(steps(centred), steps(usual), window) / 10 / amplitude;
    v[Check.LEVEL.ordinal()] = mean(curve) / amplitude;
    v[Check.TV.ordinal()] = Arrays.stream(steps(curve)).map(Math::abs).sum() / amplitude;
    v[Check.SLOPE.ordinal()] = slope(centred) * n / amplitude;
    v[Check.HI.ordinal()] = top(centred) / amplitude;
    v[Check.LO.ordinal()] = -top(Arrays.stream(centred).map(x -> -x).toArray()) / amplitude;
    pointwise(curve, profile, v);
    return v;
  }

  /** Level-free largest difference of two curves. */
  double top(double[] curve, double[] other, double amplitude) {
    double[] difference = difference(curve, other, amplitude);
    double level = mean(difference);
    return top(Arrays.stream(difference).map(d -> Math.abs(d - level)).toArray());
  }

  /** Range between the 2nd and the 98th percentile. */
  double range(double[] curve) {
    double[] sorted = curve.clone();
    Arrays.sort(sorted);
    return at(sorted, 0.98) - at(sorted, 0.02);
  }

  private static double at(double[] sorted, double share) {
    double rank = share * (sorted.length - 1);
    int below = (int) rank;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] * (1 - (rank - below)) + sorted[above] * (rank - below);
  }

  private static void pointwise(double[] curve, Profile profile, double[] v) {
    double[] difference = difference(curve, profile.curve(), profile.amplitude());
    double level = mean(difference);
    double tolerance = profile.moving() ? 0 : Method.STANDING_TOLERANCE;
    double tolerated = Math.max(-tolerance, Math.min(tolerance, level));
    double[] scatter = Arrays.stream(profile.scatter()).map(s -> s / profile.amplitude()).toArray();
    double mean = mean(scatter);
    double[] usual =
        Arrays.stream(scatter)
            .map(s -> Math.sqrt(s * s + mean * mean + SMALLEST_VARIANCE))
            .toArray();
    double[] rest = Arrays.stream(difference).map(d -> Math.abs(d - level)).toArray();
    double[] weighed = new double[rest.length];
    double[] weighedRest = new double[rest.length];
    for (int i = 0; i < rest.length; i++) {
      weighed[i] = Math.abs(difference[i] - tolerated) / usual[i];
      weighedRest[i] = rest[i] / usual[i];
    }
    v[Check.CMAD.ordinal()] = mean(rest);
    v[Check.CTOP.ordinal()] = top(rest);
    v[Check.WTOP.ordinal()] = top(weighed);
    v[Check.CTW.ordinal()] = top(weighedRest);
  }

  private static double[] difference(double[] curve, double[] other, double amplitude) {
    double[] difference = new double[curve.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = (curve[i] - other[i]) / amplitude;
    }
    return difference;
  }

  private static double[] centred(double[] curve) {
    double mean = mean(curve);
    return Arrays.stream(curve).map(v -> v - mean).toArray();
  }

  private static double[] steps(double[] curve) {
    double[] steps = new double[curve.length - 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = curve[i + 1] - curve[i];
    }
    return steps;
  }

  private static double slope(double[] centred) {
    double products = 0;
    double squares = 0;
    for (int i = 0; i < centred.length; i++) {
      double t = i - (centred.length - 1) / 2.0;
      products += centred[i] * t;
      squares += t * t;
    }
    return products / squares;
  }

  private static double top(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int count = Math.max(1, (int) Math.ceil(Method.EXTREME_SHARE * sorted.length));
    double sum = 0;
    for (int i = sorted.length - count; i < sorted.length; i++) {
      sum += sorted[i];
    }
    return sum / count;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
