package io.vertac.sink.delivery;

import io.vertac.sink.DestinationStatus;
import io.vertac.sink.DestinationStatus.State;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one destination's status, and logs each change of it once. Safe for several threads. */
final class DestinationHealth {
  private static final Logger LOG = LoggerFactory.getLogger(DestinationHealth.class);

  private final String destination;
  private final Clock clock;
  private final CountDownLatch known = new CountDownLatch(1);
  private volatile DestinationStatus status;

  DestinationHealth(String destination, Clock clock) {
    this.destination = destination;
    this.clock = clock;
    this.status =
        new DestinationStatus(State.STARTING, clock.instant(), Optional.empty(), 0, 0, 0, 0, 0);
  }

  DestinationStatus status() {
    return status;
  }

  /** Returns when the destination is known to be up or down, or after the time given. */
  void awaitKnown(Duration longest) throws InterruptedException {
    known.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  synchronized void up() {
    DestinationStatus before = status;
    if (before.state() != State.UP) {
      enter(State.UP, before.lastError());
      LOG.atInfo()
          .addKeyValue("destination", destination)
          .addKeyValue("after", Duration.between(before.since(), status.since()))
          .log("destination is up");
    }
  }

  synchronized void down(Exception cause) {
    String error = describe(cause);
    DestinationStatus before = status;
    if (before.state() != State.DOWN) {
      enter(State.DOWN, Optional.of(error));
      LOG.atWarn()
          .addKeyValue("destination", destination)
          .addKeyValue("error", error)
          .setCause(cause instanceof DestinationUnavailableException ? null : cause)
          .log("destination is down; its records wait in their topics until it is back");
    } else if (!before.lastError().equals(Optional.of(error))) {
      status =
          with(before, State.DOWN, Optional.of(error), 0, 0, 0, before.lag(), before.delayMs());
      LOG.atWarn()
          .addKeyValue("destination", destination)
          .addKeyValue("error", error)
          .log("destination is still down, for another reason");
    }
  }

  /**
   * @param newestMs time of the newest of the records
   */
  synchronized void written(long records, long items, long deadLetters, long newestMs) {
    DestinationStatus now = status;
    long delayMs = Math.max(0, clock.millis() - newestMs);
    status =
        with(now, now.state(), now.lastError(), records, items, deadLetters, now.lag(), delayMs);
  }

  synchronized void lag(long lag) {
    DestinationStatus now = status;
    status = with(now, now.state(), now.lastError(), 0, 0, 0, lag, now.delayMs());
  }

  private void enter(State state, Optional<String> error) {
    DestinationStatus now = status;
    status =
        new DestinationStatus(
            state,
            clock.instant(),
            error,
            now.records(),
            now.items(),
            now.deadLetters(),
            now.lag(),
            now.delayMs());
    known.countDown();
  }

  private static DestinationStatus with(
      DestinationStatus now,
      State state,
      Optional<String> error,
      long records,
      long items,
      long deadLetters,
      long lag,
      long delayMs) {
    return new DestinationStatus(
        state,
        now.since(),
        error,
        now.records() + records,
        now.items() + items,
        now.deadLetters() + deadLetters,
        lag,
        delayMs);
  }

  private static String describe(Exception cause) {
    return cause instanceof DestinationUnavailableException
        ? cause.getMessage()
        : "unexpected: " + cause;
  }
}
