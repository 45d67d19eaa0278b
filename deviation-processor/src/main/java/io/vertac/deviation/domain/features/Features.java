package io.vertac.deviation.domain.features;

import io.vertac.deviation.domain.Method;
import io.vertac.deviation.kernel.Dtw;
import io.vertac.deviation.kernel.Scratch;

/** Answers all checks for a curve. */
public final class Features {
  private static final double SMALLEST_VARIANCE = 1e-6;
  private static final double STEPS_UNIT = 10;

  private static final Scratch CENTRED = new Scratch();
  private static final Scratch USUAL = new Scratch();
  private static final Scratch STEPS = new Scratch();
  private static final Scratch USUAL_STEPS = new Scratch();
  private static final Scratch DIFFERENCE = new Scratch();
  private static final Scratch REST = new Scratch();
  private static final Scratch WEIGHED = new Scratch();
  private static final Scratch WEIGHED_REST = new Scratch();
  private static final Scratch USUAL_DIFFERENCE = new Scratch();

  private final Dtw kernel;
  private final double windowShare;

  /**
   * @param windowShare half-width of the DTW band as a share of the grid
   */
  public Features(Dtw kernel, double windowShare) {
    this.kernel = kernel;
    this.windowShare = windowShare;
  }

  /**
   * @param curve on the grid of the profile, bounded
   * @return one finite value a check, by ordinal
   */
  public double[] of(double[] curve, Profile profile) {
    return of(curve, profile, null);
  }

  /**
   * @param chosenShare half-width of the DTW band for this sensor; null for the usual one
   * @see #of(double[], Profile)
   */
  public double[] of(double[] curve, Profile profile, Double chosenShare) {
    double amplitude = profile.amplitude();
    double share = chosenShare == null ? windowShare : chosenShare;
    int window = Math.max(1, (int) Math.ceil(share * curve.length));
    double[] centred = CENTRED.array(curve.length);
    double[] usual = USUAL.array(curve.length);
    Curves.centre(curve, centred);
    Curves.centre(profile.curve(), usual);
    double[] v = new double[Check.COUNT];
    v[Check.SHAPE.ordinal()] = kernel.distance(centred, usual, window) / curve.length / amplitude;
    steps(centred, usual, window, amplitude, v);
    v[Check.LEVEL.ordinal()] = Curves.mean(curve) / amplitude;
    v[Check.TV.ordinal()] = variation(curve) / amplitude;
    v[Check.SLOPE.ordinal()] = slope(centred) * curve.length / amplitude;
    pointwise(curve, profile, v);
    extremes(centred, amplitude, v);
    return v;
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

  private void steps(double[] centred, double[] usual, int window, double amplitude, double[] v) {
    double[] steps = STEPS.array(centred.length - 1);
    double[] usualSteps = USUAL_STEPS.array(centred.length - 1);
    Curves.steps(centred, steps);
    Curves.steps(usual, usualSteps);
    v[Check.DSHAPE.ordinal()] = kernel.distance(steps, usualSteps, window) / STEPS_UNIT / amplitude;
  }

  private static double variation(double[] curve) {
    double variation = 0;
    for (int i = 1; i < curve.length; i++) {
      variation += Math.abs(curve[i] - curve[i - 1]);
    }
    return variation;
  }

  /** Rearranges its first argument. */
  private static void extremes(double[] centred, double amplitude, double[] v) {
    v[Check.HI.ordinal()] = Curves.top(centred) / amplitude;
    v[Check.LO.ordinal()] = Curves.bottom(centred) / amplitude;
  }

  private static void pointwise(double[] curve, Profile profile, double[] v) {
    int n = curve.length;
    double[] difference = DIFFERENCE.array(n);
    for (int i = 0; i < n; i++) {
      difference[i] = (curve[i] - profile.curve()[i]) / profile.amplitude();
    }
    double level = Curves.mean(difference);
    double tolerance = profile.moving() ? 0 : Method.STANDING_TOLERANCE;
    double tolerated = Math.max(-tolerance, Math.min(tolerance, level));
    double[] usual = usualDifference(profile);
    double[] rest = REST.array(n);
    double[] weighed = WEIGHED.array(n);
    double[] weighedRest = WEIGHED_REST.array(n);
    for (int i = 0; i < n; i++) {
      rest[i] = Math.abs(difference[i] - level);
      weighed[i] = Math.abs(difference[i] - tolerated) / usual[i];
      weighedRest[i] = rest[i] / usual[i];
    }
    v[Check.CMAD.ordinal()] = Curves.mean(rest);
    v[Check.CTOP.ordinal()] = Curves.top(rest);
    v[Check.WTOP.ordinal()] = Curves.top(weighed);
    v[Check.CTW.ordinal()] = Curves.top(weighedRest);
  }

  /** The scatter at each point, never much smaller than the mean over the cycle. */
  private static double[] usualDifference(Profile profile) {
    int n = profile.curve().length;
    double[] usual = USUAL_DIFFERENCE.array(n);
    for (int i = 0; i < n; i++) {
      usual[i] = profile.scatter()[i] / profile.amplitude();
    }
    double mean = Curves.mean(usual);
    for (int i = 0; i < n; i++) {
      usual[i] = Math.sqrt(usual[i] * usual[i] + mean * mean + SMALLEST_VARIANCE);
    }
    return usual;
  }
}
