package io.vertac.edge.send;

import java.time.Duration;

/** Waits; a seam, so that tests need not. */
public interface Sleeper {
  Sleeper REAL = delay -> Thread.sleep(delay.toMillis());

  void sleep(Duration delay) throws InterruptedException;
}
