package io.vertac.deviation.domain.features;

import io.vertac.deviation.domain.Method;
import io.vertac.deviation.kernel.Scratch;

/**
 * What a sensor's curve usually looks like.
 *
 * @param curve the usual curve R, in the sensor's unit
 * @param scatter the usual difference from it, E, point by point
 * @param amplitude the unit of all checks, A
 * @param moving whether the sensor moves during a cycle or stands still
 */
public record Profile(double[] curve, double[] scatter, double amplitude, boolean moving) {
  private static final Scratch STEPS = new Scratch();

  /** A profile of its own amplitude. */
  public static Profile of(double[] curve, double[] scatter) {
    boolean moving = Curves.range(curve) > Method.MOVING_SHARE * Curves.largest(curve);
    return new Profile(curve, scatter, Curves.amplitude(curve), moving);
  }

  /** Another curve judged in the units of this one. */
  public Profile with(double[] otherCurve, double[] otherScatter) {
    return new Profile(otherCurve, otherScatter, amplitude, moving);
  }

  /** The mean step from point to point, in amplitudes. */
  public double meanStep() {
    return Curves.mean(steps()) / amplitude;
  }

  /** The mean of the largest steps from point to point, in amplitudes. */
  public double largestSteps() {
    return Curves.top(steps()) / amplitude;
  }

  private double[] steps() {
    double[] steps = STEPS.array(curve.length - 1);
    Curves.steps(curve, steps);
    for (int i = 0; i < steps.length; i++) {
      steps[i] = Math.abs(steps[i]);
    }
    return steps;
  }
}
