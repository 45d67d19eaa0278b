package io.vertac.edge.outbox;

import java.util.concurrent.TimeUnit;

/** Lets so many samples a second pass. Used by one thread. */
final class Tokens {
  private final double perNano;
  private long freeAt = System.nanoTime();

  /**
   * @param perSecond 0 for no limit
   */
  Tokens(double perSecond) {
    this.perNano = perSecond / 1e9;
  }

  boolean available() {
    return perNano == 0 || System.nanoTime() - freeAt >= 0;
  }

  /** Marks so many as passed. */
  void take(int count) {
    if (perNano > 0) {
      freeAt = Math.max(freeAt, System.nanoTime()) + (long) (count / perNano);
    }
  }

  /** Waits until the next may pass, and marks them as passed. */
  void await(int count) throws InterruptedException {
    if (perNano > 0) {
      TimeUnit.NANOSECONDS.sleep(freeAt - System.nanoTime());
      take(count);
    }
  }
}
