package io.vertac.cycle.topology;

import io.vertac.cycle.state.StreamState;

/**
 * What is in memory of a stream beside its stores, so that it need not be read with every batch.
 * Nothing that is published depends on it but how often counts are told.
 */
final class HeldStream {
  /** Every status is a row that a sink updates, and nobody reads counts faster. */
  private static final long LEAST_BETWEEN_COUNTS_MS = 1_000;

  private final StreamState state;
  private long countsToldMs;
  private OpenChunk chunk;
  private BatchBucket newestBucket;

  /**
   * @param state as the store has it, and as it will be stored after each record
   */
  HeldStream(StreamState state) {
    this.state = state;
  }

  StreamState state() {
    return state;
  }

  /** Of the batches that came; null for none. */
  BatchBucket newestBucket() {
    return newestBucket;
  }

  void hold(BatchBucket newest) {
    newestBucket = newest;
  }

  /** Null for none. */
  OpenChunk chunk() {
    return chunk;
  }

  void open(OpenChunk next) {
    chunk = next;
  }

  /** What is kept was changed: batches go into a new chunk. */
  void closeChunk() {
    chunk = null;
  }

  /**
   * Whether the stream's counts may be told now, which is then noted.
   *
   * @param nowMs by the clock on the wall
   */
  boolean mayTellCounts(long nowMs) {
    // A clock that was set back must not silence it.
    if (Math.abs(nowMs - countsToldMs) < LEAST_BETWEEN_COUNTS_MS) {
      return false;
    }
    countsToldMs = nowMs;
    return true;
  }
}
