package io.vertac.edge.outbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A range of an outbox, emptied in order. Used by one thread. */
final class Lane {
  private static final int AHEAD = 16;
  private static final long FOREVER = Long.MAX_VALUE / 2;

  private final OutboxWriter writer;
  private final boolean withGaps;
  private final Deque<Stored> taken = new ArrayDeque<>();
  private long afterId;
  private long untilId;

  Lane(OutboxWriter writer, long afterId, long untilId, boolean withGaps) {
    this.writer = writer;
    this.afterId = afterId;
    this.untilId = untilId;
    this.withGaps = withGaps;
  }

  /** The oldest delivery, waited for; null if nothing more will come. */
  Stored peek() throws InterruptedException {
    if (taken.isEmpty()) {
      take(FOREVER);
    }
    return taken.peek();
  }

  /** The oldest delivery, waited for no longer than that; null if there is none. */
  Stored peek(Duration patience) throws InterruptedException {
    if (taken.isEmpty()) {
      take(patience.toNanos());
    }
    return taken.peek();
  }

  void remove() {
    writer.ask(new Request.Remove(taken.remove()));
  }

  /** From now on it reaches this far. */
  void extendTo(long id) {
    untilId = id;
  }

  /** From now on it begins after this id; what it had taken is left to another lane. */
  void beginAfter(long id) {
    afterId = id;
    taken.clear();
  }

  private void take(long patienceNanos) throws InterruptedException {
    CompletableFuture<List<Stored>> done = new CompletableFuture<>();
    long deadline = System.nanoTime() + patienceNanos;
    writer.ask(new Request.Take(afterId, untilId, AHEAD, withGaps, deadline, done));
    try {
      taken.addAll(done.get());
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
    }
    for (Stored stored : taken) {
      if (!(stored.delivery() instanceof Gap)) {
        afterId = Math.max(afterId, stored.lastId());
      }
    }
  }
}
