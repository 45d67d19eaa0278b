package io.vertac.edge.outbox;

import io.vertac.edge.source.SourceEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What the thread that owns an outbox's file is asked to do. */
sealed interface Request {

  /**
   * Store events, and with them what is to be known after a restart.
   *
   * @param oneBatch they are a batch already and stay one
   * @param done completed when all is on disk
   */
  record Add(
      List<SourceEvent> events,
      Map<String, String> notes,
      boolean oneBatch,
      CompletableFuture<Void> done)
      implements Request {}

  /** Give up to so many deliveries after an id; waits for one. */
  record Take(
      long afterId,
      long untilId,
      int most,
      boolean withGaps,
      long deadlineNanos,
      CompletableFuture<List<Stored>> done)
      implements Request {}

  /** Forget what was acknowledged. */
  record Remove(Stored delivery) implements Request {}

  /** Samples were lost before they came here. */
  record Lose(long fromNanos, long toNanos, long samples, String reason) implements Request {}

  /** Nothing more will be added. */
  record End() implements Request {}

  /** From now on there are no limits. */
  record Lift() implements Request {}

  /** Close the file. */
  record Close() implements Request {}
}
