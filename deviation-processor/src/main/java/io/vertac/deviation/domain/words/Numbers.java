package io.vertac.deviation.domain.words;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them. */
public final class Numbers {
  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);
  private static final double LONG = 1e6;
  private static final double TINY = 1e-3;

  private Numbers() {}

  /** Three significant digits, no zeros behind them. */
  public static String text(double value) {
    double size = Math.abs(value);
    if (size >= LONG || size > 0 && size < TINY) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    BigDecimal rounded = new BigDecimal(value).round(THREE_DIGITS);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
