package io.vertac.edge.config;

import io.vertac.config.ConfigurationException;
import java.time.Duration;

/**
 * How long to wait before a failed request is repeated: a random time up to a limit that doubles
 * with each failure. A gateway that asks for more is given it.
 *
 * @param first the limit after the first failure
 * @param longest the limit after many
 * @param longestAsked the most that a gateway's Retry-After is followed
 */
public record RetryLimits(Duration first, Duration longest, Duration longestAsked) {
  public static final RetryLimits USUAL =
      new RetryLimits(Duration.ofMillis(100), Duration.ofSeconds(5), Duration.ofMinutes(1));

  public RetryLimits {
    if (first.toMillis() < 1 || longest.compareTo(first) < 0) {
      throw ConfigurationException.invalid(
          "retry", first + " to " + longest, "at least 1 ms, and the longest not below the first");
    }
  }
}
