package io.vertac.edge.play;

import io.vertac.edge.config.Speed;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits until an event's time has come. */
final class Pacer {
  private final Speed speed;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private long startedAt;
  private long firstEvent;
  private boolean started;

  Pacer(Speed speed) {
    this.speed = speed;
  }

  /**
   * @param timeNanos on the source's time line; the first call sets the beginning
   * @return false if the play was stopped meanwhile
   */
  boolean await(long timeNanos) throws InterruptedException {
    if (speed.unlimited()) {
      return stopped.getCount() > 0;
    }
    if (!started) {
      started = true;
      startedAt = System.nanoTime();
      firstEvent = timeNanos;
    }
    long due = startedAt + speed.of(timeNanos - firstEvent).toNanos();
    return !stopped.await(due - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  void stop() {
    stopped.countDown();
  }
}
