package io.vertac.deviation.kernel;

/** Arithmetic on finite numbers that cannot leave the range of a double. */
final class Finite {
  private Finite() {}

  /** {@code a - b}, held at the largest double where it would overflow. */
  static double difference(double a, double b) {
    return within(a - b, -Double.MAX_VALUE, Double.MAX_VALUE);
  }

  /** Half the sum. */
  static double middle(double a, double b) {
    return a * 0.5 + b * 0.5;
  }

  /**
   * The value at the fraction of the way from a to b, never outside of both: equal ends give
   * exactly that value.
   */
  static double between(double a, double b, double fraction) {
    double value = a * (1 - fraction) + b * fraction;
    return within(value, Math.min(a, b), Math.max(a, b));
  }

  static double within(double value, double low, double high) {
    return Math.max(low, Math.min(high, value));
  }
}
