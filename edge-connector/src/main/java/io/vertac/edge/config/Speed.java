package io.vertac.edge.config;

import io.vertac.config.ConfigurationException;
import java.time.Duration;

/**
 * How fast a source is played.
 *
 * @param factor 1 for real time, 10 for ten times as fast, {@link #MAX}'s for no waiting at all
 */
public record Speed(double factor) {
  public static final Speed REAL_TIME = new Speed(1);
  public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

  public Speed {
    if (!(factor >= 0.01)) {
      throw ConfigurationException.invalid(
          "speed", String.valueOf(factor), "a number from 0.01, or max");
    }
  }

  /**
   * @param text a number, or the word max
   */
  public static Speed parse(String text) {
    try {
      return text.equalsIgnoreCase("max") ? MAX : new Speed(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      throw ConfigurationException.invalid("speed", text, "a number from 0.01, or max");
    }
  }

  public boolean unlimited() {
    return Double.isInfinite(factor);
  }

  /** How long that much of the source's time takes. */
  public Duration of(long sourceNanos) {
    return Duration.ofNanos(unlimited() ? 0 : (long) (sourceNanos / factor));
  }

  @Override
  public String toString() {
    return unlimited() ? "max" : String.valueOf(factor);
  }
}
