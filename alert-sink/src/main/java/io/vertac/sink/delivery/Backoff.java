package io.vertac.sink.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits that double with every failure, each shortened by a random part of up to a half, so that
 * many who wait for the same thing do not come back all at once.
 */
final class Backoff {
  private static final int MOST_DOUBLINGS = 30;

  private final Duration min;
  private final Duration max;
  private final RandomGenerator random;
  private int failures;

  Backoff(Duration min, Duration max, RandomGenerator random) {
    this.min = min;
    this.max = max;
    this.random = random;
  }

  /** How long to wait after one more failure. */
  Duration next() {
    long doubled = min.toMillis() << Math.min(failures, MOST_DOUBLINGS);
    failures++;
    double longest = Math.min(doubled, max.toMillis());
    return Duration.ofMillis(Math.max(1, Math.round(longest * (1 - random.nextDouble() / 2))));
  }

  void reset() {
    failures = 0;
  }
}
