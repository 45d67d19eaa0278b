package io.vertac.edge.send;

import io.vertac.edge.config.RetryLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait after so many failures: a random time up to a limit that doubles, so that many
 * connectors do not all come back at the same moment.
 */
final class Backoff {
  private static final int MOST_DOUBLINGS = 30;

  private final RetryLimits limits;
  private final RandomGenerator random;

  Backoff(RetryLimits limits, RandomGenerator random) {
    this.limits = limits;
    this.random = random;
  }

  /**
   * @param failures so far without success, from 1
   * @param asked what the gateway asked for
   */
  Duration delay(int failures, Optional<Duration> asked) {
    long doubled = limits.first().toMillis() << Math.min(MOST_DOUBLINGS, failures - 1);
    long limit = Math.min(limits.longest().toMillis(), doubled);
    Duration jittered = Duration.ofMillis(random.nextLong(limit + 1));
    Duration least = asked.orElse(Duration.ZERO);
    if (least.compareTo(limits.longestAsked()) > 0) {
      least = limits.longestAsked();
    }
    return least.plus(jittered);
  }
}
