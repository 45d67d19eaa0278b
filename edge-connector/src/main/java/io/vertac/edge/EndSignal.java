package io.vertac.edge;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sun.misc.Signal;

/**
 * Waits for the process to be told to end, by SIGTERM, SIGINT (Ctrl-C) or SIGHUP, so that it can
 * end by itself with an exit code of its own: a shutdown hook could not change the code 143.
 */
final class EndSignal {
  private static final List<String> NAMES = List.of("TERM", "INT", "HUP");

  private final CountDownLatch told = new CountDownLatch(1);

  /** From now on the signals are caught. */
  EndSignal() {
    NAMES.forEach(this::take);
  }

  /** Whether it came, now or within so many milliseconds. */
  boolean await(long millis) throws InterruptedException {
    return told.await(millis, TimeUnit.MILLISECONDS);
  }

  private void take(String name) {
    try {
      Signal.handle(new Signal(name), signal -> told.countDown());
    } catch (IllegalArgumentException notOnThisSystem) {
      // Then it ends the process as it would anyway.
      return;
    }
  }
}
