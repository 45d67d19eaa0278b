package io.vertac.deviation.domain.score;

/**
 * Logarithms as the scores use them. StrictMath throughout this package: a replay on another
 * machine must give the same bits.
 */
final class Logarithm {
  private Logarithm() {}

  /** ln(1 + |x|) with the sign of x. */
  static double signed(double x) {
    return Math.signum(x) * StrictMath.log1p(Math.abs(x));
  }
}
