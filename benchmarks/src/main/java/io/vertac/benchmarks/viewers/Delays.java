package io.vertac.benchmarks.viewers;

import java.util.concurrent.atomic.AtomicLongArray;

/** Counts delays by tenths of a millisecond, up to a minute. */
final class Delays {
  private static final long STEP_NANOS = 100_000;
  private static final int STEPS = 600_000;
  private static final double STEPS_PER_MS = 10;

  private final AtomicLongArray counts = new AtomicLongArray(STEPS);

  void add(long nanos) {
    long step = Math.max(0, nanos / STEP_NANOS);
    counts.incrementAndGet((int) Math.min(STEPS - 1, step));
  }

  long count() {
    long all = 0;
    for (int i = 0; i < STEPS; i++) {
      all += counts.get(i);
    }
    return all;
  }

  /** In milliseconds; the delay that this share of all is not above. */
  double percentile(double share) {
    long wanted = (long) Math.ceil(count() * share);
    long seen = 0;
    for (int i = 0; i < STEPS; i++) {
      seen += counts.get(i);
      if (seen >= wanted && wanted > 0) {
        return (i + 1) / STEPS_PER_MS;
      }
    }
    return Double.NaN;
  }

  void clear() {
    for (int i = 0; i < STEPS; i++) {
      counts.set(i, 0);
    }
  }
}
