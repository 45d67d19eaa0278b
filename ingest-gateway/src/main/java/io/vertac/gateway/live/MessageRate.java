package io.vertac.gateway.live;

import java.util.concurrent.TimeUnit;

/** Whether one more message may come now: some at once, and so many a second in the long run. */
final class MessageRate {
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final int perSecond;
  private double left;
  private long at = System.nanoTime();

  MessageRate(int perSecond) {
    this.perSecond = perSecond;
    this.left = perSecond;
  }

  synchronized boolean allows() {
    long now = System.nanoTime();
    left = Math.min(perSecond, left + (now - at) / NANOS_PER_SECOND * perSecond);
    at = now;
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }
}
