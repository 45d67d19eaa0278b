package io.vertac.gateway.input;

import java.time.Duration;
import java.time.Instant;

/**
 * The times that are believed: from the year 2000 to a day from now.
 *
 * @param latestNanos nanoseconds since 1970, inclusive
 */
record TimeWindow(long latestNanos) {
  private static final Duration AHEAD = Duration.ofDays(1);
  private static final long EARLIEST_NANOS =
      Instant.parse("2000-01-01T00:00:00Z").getEpochSecond() * 1_000_000_000L;

  static TimeWindow at(Instant now) {
    Instant latest = now.plus(AHEAD);
    return new TimeWindow(latest.getEpochSecond() * 1_000_000_000L + latest.getNano());
  }

  /** What is wrong with the time; null if nothing is. */
  String complaint(long epochNanos) {
    if (epochNanos == IsoTime.INVALID) {
      return "must be an ISO 8601 time with an offset or Z";
    }
    if (epochNanos < EARLIEST_NANOS || epochNanos > latestNanos) {
      return "must be between 2000-01-01T00:00:00Z and a day from now";
    }
    return null;
  }
}
