package io.vertac.edge.outbox;

import java.time.Duration;

/**
 * How much an outbox may hold. Cycle starts, stops and gaps are few; they are always kept.
 *
 * @param samples most samples
 * @param bytes most bytes of samples as they are stored; the file is a little larger
 * @param age of the oldest sample, counted from when it was stored
 */
public record OutboxLimits(long samples, long bytes, Duration age, OverflowPolicy policy) {
  /** A hundred million samples, 4 GB, a month; then the oldest go. */
  public static final OutboxLimits USUAL =
      new OutboxLimits(100_000_000, 4L << 30, Duration.ofDays(30), OverflowPolicy.DROP_OLDEST);

  /** Whether so much is too much. */
  boolean exceededBy(long wouldBeSamples, long wouldBeBytes, long oldestAgeMillis) {
    return wouldBeSamples > samples || wouldBeBytes > bytes || oldestAgeMillis > age.toMillis();
  }
}
