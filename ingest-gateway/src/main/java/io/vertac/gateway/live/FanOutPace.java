package io.vertac.gateway.live;

import java.util.concurrent.TimeUnit;

/**
 * How long the viewers of a stream wait for the next message. Usually not at all; but when sending
 * everything at once would take more than its share of the processors, each is sent a little less
 * often and more at once, which leaves time for those who write.
 */
final class FanOutPace {
  private static final long MAX_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

  /** Of the processors' time. */
  private static final double SHARE = 0.25;

  /** About what one message to one viewer takes. */
  private static final double FIRST_GUESS_NANOS = 6_000;

  /** So many messages decide together what one takes. */
  private static final double REMEMBERED = 5_000;

  private final double processors;
  private volatile double nanosEach = FIRST_GUESS_NANOS;

  FanOutPace(int processors) {
    this.processors = processors;
  }

  /** It took so long to offer a message to so many viewers. */
  void took(long nanos, int viewers) {
    if (viewers > 0) {
      double weight = Math.min(1, viewers / REMEMBERED);
      nanosEach += ((double) nanos / viewers - nanosEach) * weight;
    }
  }

  /** What one message to one viewer takes. */
  double nanosEach() {
    return nanosEach;
  }

  /**
   * @param viewers of all streams
   * @return nanoseconds from one message of a stream to its next
   */
  long between(int viewers) {
    return (long) Math.min(MAX_PAUSE_NANOS, viewers * nanosEach / (processors * SHARE));
  }
}
