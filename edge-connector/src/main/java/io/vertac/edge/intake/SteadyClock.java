package io.vertac.edge.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * The computer's clock for devices that have none: it never goes back. When the computer's clock is
 * set back, it runs on from where it was, a tenth slower, until that has caught up. Safe for use by
 * several threads.
 */
public final class SteadyClock {
  private static final long MICROSECOND = 1_000;
  private static final int SLOWER_BY = 10;

  private final Clock clock;
  private final LongSupplier elapsed;
  private long last = Long.MIN_VALUE;
  private long lastElapsed;
  private long ahead;

  public SteadyClock(Clock clock) {
    this(clock, System::nanoTime);
  }

  /**
   * @param elapsed nanoseconds since some moment, not changed by anybody
   */
  SteadyClock(Clock clock, LongSupplier elapsed) {
    this.clock = clock;
    this.elapsed = elapsed;
  }

  /** Nanoseconds since 1970, in whole microseconds; each call gives a later one. */
  public synchronized long next() {
    Instant instant = clock.instant();
    long now = instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    long nowElapsed = elapsed.getAsLong();
    if (last != Long.MIN_VALUE) {
      long passed = Math.max(0, nowElapsed - lastElapsed);
      ahead = Math.max(0, ahead - passed / SLOWER_BY);
      if (now + ahead <= last) {
        ahead = last + Math.max(MICROSECOND, passed) - now;
      }
    }
    lastElapsed = nowElapsed;
    last = Math.max((now + ahead) / MICROSECOND * MICROSECOND, last + MICROSECOND);
    return last;
  }
}
