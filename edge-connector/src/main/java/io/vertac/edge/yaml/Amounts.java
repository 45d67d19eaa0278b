package io.vertac.edge.yaml;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with a unit. */
final class Amounts {
  private static final Pattern AMOUNT = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([A-Za-z]*)");
  private static final Map<String, Long> MILLIS =
      Map.of(
          "ms", 1L, "s", 1_000L, "m", 60_000L, "min", 60_000L, "h", 3_600_000L, "d", 86_400_000L);
  private static final Map<String, Long> BYTES =
      Map.of("", 1L, "B", 1L, "KB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30, "TB", 1L << 40);

  private Amounts() {}

  /**
   * @throws IllegalArgumentException if it is no time with its unit
   */
  static Duration duration(String text) {
    return Duration.ofMillis(amount(text, MILLIS));
  }

  /**
   * @throws IllegalArgumentException if it is no size
   */
  static long bytes(String text) {
    return amount(text, BYTES);
  }

  static String say(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + "s"
        : duration.toMillis() + "ms";
  }

  private static long amount(String text, Map<String, Long> units) {
    Matcher matcher = AMOUNT.matcher(text.strip());
    if (!matcher.matches() || !units.containsKey(matcher.group(2))) {
      throw new IllegalArgumentException("not a number with its unit");
    }
    long unit = units.get(matcher.group(2));
    return new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit)).longValue();
  }
}
