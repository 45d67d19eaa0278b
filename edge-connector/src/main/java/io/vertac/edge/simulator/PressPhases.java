package io.vertac.edge.simulator;

import java.util.random.RandomGenerator;

/**
 * When one stroke's phases end, as shares of the cycle: idle, approach, press, hold, return, idle
 * again. All methods take the moment as a share of the cycle and give 0 to 1.
 */
record PressPhases(
    double idleEnd, double approachEnd, double pressEnd, double holdEnd, double returnEnd) {
  private static final double EDGE = 0.03;
  private static final double RELEASE = 0.05;
  private static final double JITTER = 0.002;

  /** Phases as an hydraulic press keeps them: never quite the same twice. */
  static PressPhases vary(RandomGenerator random) {
    return new PressPhases(
        0.08 + jitter(random),
        0.30 + jitter(random),
        0.50 + jitter(random),
        0.70 + jitter(random),
        0.92 + jitter(random));
  }

  /** How far the ram has come down to the part. */
  double approach(double at) {
    return ramp(at, idleEnd, approachEnd);
  }

  /** How far the part has been pressed. */
  double press(double at) {
    return ramp(at, approachEnd, pressEnd);
  }

  double hold(double at) {
    return ramp(at, pressEnd, holdEnd);
  }

  /** How much of the load is gone after the hold. */
  double release(double at) {
    return ramp(at, holdEnd, holdEnd + RELEASE);
  }

  /** How far the ram has gone back up. */
  double back(double at) {
    return ramp(at, holdEnd, returnEnd);
  }

  /** The share of the full load on the part. */
  double load(double at) {
    return press(at) * (1 - release(at));
  }

  double approaching(double at) {
    return plateau(at, idleEnd, approachEnd);
  }

  double pressing(double at) {
    return plateau(at, approachEnd, pressEnd);
  }

  double holding(double at) {
    return plateau(at, pressEnd, holdEnd);
  }

  double returning(double at) {
    return plateau(at, holdEnd, returnEnd);
  }

  /** 1 while the ram is away from its upper end. */
  double busy(double at) {
    return plateau(at, idleEnd, returnEnd);
  }

  /** Short and high where the tool meets the part. */
  double contact(double at) {
    double distance = (at - approachEnd) / 0.015;
    return Math.exp(-distance * distance);
  }

  /** Rises smoothly from 0 at {@code from} to 1 at {@code to}. */
  static double ramp(double at, double from, double to) {
    double share = Math.min(1, Math.max(0, (at - from) / (to - from)));
    return share * share * (3 - 2 * share);
  }

  private static double plateau(double at, double from, double to) {
    return ramp(at, from, from + EDGE) * (1 - ramp(at, to, to + EDGE));
  }

  private static double jitter(RandomGenerator random) {
    return JITTER * Math.max(-3, Math.min(3, random.nextGaussian()));
  }
}
