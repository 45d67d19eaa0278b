package io.vertac.gateway;

import io.vertac.gateway.http.Health;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the steps of a start one by one, each again until it works or the time is up, and says
 * which one it is at.
 */
final class StartUp {
  private static final Logger LOG = LoggerFactory.getLogger(StartUp.class);
  private static final long PAUSE_MS = 500;

  private final Duration patience;
  private final long deadline;
  private final AtomicBoolean cancelled;
  private volatile Health.Failing at = new Health.Failing("gateway", "is starting");

  StartUp(Duration patience, AtomicBoolean cancelled) {
    this.patience = patience;
    this.deadline = System.nanoTime() + patience.toNanos();
    this.cancelled = cancelled;
  }

  /** What is being waited for. */
  Health.Failing at() {
    return at;
  }

  /**
   * @param part kafka or registry
   * @param doing what to say while it does not work yet
   * @throws IllegalStateException if it does not work in time, or the start was cancelled
   */
  void step(String part, String doing, Runnable step) {
    at = new Health.Failing(part, doing);
    while (true) {
      try {
        step.run();
        return;
      } catch (RuntimeException e) {
        LOG.atWarn().addKeyValue("part", part).addKeyValue("error", e.toString()).log(doing);
        giveUpIfLate(part, doing, e);
        pause();
      }
    }
  }

  private void giveUpIfLate(String part, String what, RuntimeException error) {
    if (cancelled.get()) {
      throw new IllegalStateException("the gateway was closed while it started", error);
    }
    if (System.nanoTime() > deadline) {
      throw new IllegalStateException(
          "not ready after %d s: %s %s (%s)"
              .formatted(patience.toSeconds(), part, what, error.getMessage()),
          error);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while starting", e);
    }
  }
}
