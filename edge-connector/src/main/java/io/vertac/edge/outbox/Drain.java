package io.vertac.edge.outbox;

import java.time.Clock;
import java.time.Duration;

/**
 * Empties an outbox on disk in the wanted order and no faster than wanted. Backlog is what has
 * waited for longer than a few seconds; what is younger is live and is never slowed down.
 */
public final class Drain implements Outbox {
  private static final Duration SHORT = Duration.ofMillis(50);

  private final DiskOutbox outbox;
  private final DrainSettings settings;
  private final Clock clock;
  private final Tokens tokens;
  private final Lane backlog;
  private final Lane live;
  private Lane current;
  private long boundary;
  private volatile boolean ended;

  public Drain(DiskOutbox outbox, DrainSettings settings, Clock clock) {
    this.outbox = outbox;
    this.settings = settings;
    this.clock = clock;
    this.tokens = new Tokens(settings.samplesPerSecond());
    this.boundary = settings.liveFirst() ? outbox.lastId() : Long.MAX_VALUE;
    this.backlog = outbox.lane(0, boundary, true);
    this.live = outbox.lane(boundary, Long.MAX_VALUE, false);
  }

  @Override
  public void add(Delivery delivery) throws InterruptedException {
    outbox.add(delivery);
  }

  @Override
  public void end() {
    ended = true;
    outbox.end();
  }

  @Override
  public Delivery peek() throws InterruptedException {
    return settings.liveFirst() ? liveFirst() : inOrder();
  }

  @Override
  public void remove() {
    current.remove();
  }

  @Override
  public void liftLimit() {
    outbox.liftLimit();
  }

  @Override
  public long sampleCount() {
    return outbox.sampleCount();
  }

  private Delivery inOrder() throws InterruptedException {
    current = backlog;
    Stored head = backlog.peek();
    if (head == null) {
      return null;
    }
    if (isOld(head)) {
      tokens.await(head.delivery().sampleCount());
    }
    return head.delivery();
  }

  private Delivery liveFirst() throws InterruptedException {
    while (true) {
      Stored young = live.peek(Duration.ZERO);
      if (young != null && isOld(young)) {
        // The gateway was away: what has piled up since is backlog, too.
        boundary = outbox.lastId();
        backlog.extendTo(boundary);
        live.beginAfter(boundary);
      } else if (young != null) {
        current = live;
        return young.delivery();
      } else if (tokens.available()) {
        Stored old = backlog.peek(Duration.ZERO);
        if (old != null) {
          tokens.take(old.delivery().sampleCount());
          current = backlog;
          return old.delivery();
        }
        if (ended && outbox.sampleCount() == 0) {
          return null;
        }
        live.peek(SHORT);
      } else {
        live.peek(SHORT);
      }
    }
  }

  private boolean isOld(Stored stored) {
    return clock.millis() - stored.storedMillis() > settings.liveFor().toMillis();
  }
}
