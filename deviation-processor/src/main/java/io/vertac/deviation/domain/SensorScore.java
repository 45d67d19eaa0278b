package io.vertac.deviation.domain;

import io.vertac.deviation.state.SensorMemory;

/**
 * How unusual a departure is.
 *
 * @param whole logarithm of how many times the whole difference is larger than usual, from 0
 * @param top the same for the largest departures
 */
record SensorScore(double whole, double top) {
  /** Smaller differences are no difference. */
  private static final double FLOOR = 0.001;

  /** Differences up to this many times the usual are usual. */
  private static final double TOLERANCE = 1.5;

  private static final double LARGE = 1e60;

  static SensorScore of(Departure departure, SensorMemory memory) {
    return new SensorScore(
        excess(departure.whole(), NoiseRing.usualWhole(memory)),
        excess(departure.top(), NoiseRing.usualTop(memory)));
  }

  /** A smooth form of max(0, ln r). */
  private static double excess(double difference, double usual) {
    double r = Math.min(LARGE, difference / (usual + FLOOR) / TOLERANCE);
    double square = r * r;
    return Math.log1p(square * square) / 4;
  }

  double squares() {
    return whole * whole + top * top;
  }

  /** One number, on the scale of the cycle's score. */
  double value() {
    return Math.sqrt(squares() / 2);
  }
}
