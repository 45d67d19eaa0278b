package io.vertac.standalone.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Health scores as the dashboard writes them. */
final class HealthText {
  private static final double FULL = 99.95;

  private HealthText() {}

  /** One decimal; two where one would round it up to a limit that it is below, as 70. */
  static String of(double health) {
    if (health >= FULL) {
      return "100";
    }
    BigDecimal above = BigDecimal.valueOf(Math.ceil(health));
    BigDecimal exact = BigDecimal.valueOf(health);
    BigDecimal tenths = exact.setScale(1, RoundingMode.HALF_UP);
    if (exact.compareTo(above) == 0 || tenths.compareTo(above) < 0) {
      return tenths.toString();
    }
    BigDecimal most = above.subtract(new BigDecimal("0.01"));
    return exact.setScale(2, RoundingMode.HALF_UP).min(most).setScale(2).toString();
  }
}
