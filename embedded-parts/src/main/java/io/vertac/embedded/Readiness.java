package io.vertac.embedded;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a server to answer. */
final class Readiness {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private Readiness() {}

  /**
   * @param alive asked first each time; once false, waiting is pointless
   * @return false if it died or the time was up
   */
  static boolean await(Duration limit, BooleanSupplier alive, BooleanSupplier ready) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (alive.getAsBoolean() && System.nanoTime() < deadline) {
      if (ready.getAsBoolean()) {
        return true;
      }
      pause();
    }
    return false;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartException("interrupted while a part was starting; start again", e);
    }
  }
}
