package io.vertac.cycle.topology;

import io.vertac.cycle.state.StreamState;

/**
 * What is in memory of a stream beside its stores, so that it need not be read with every batch.
 * Nothing that is published depends on it.
 */
final class HeldStream {
  private final StreamState state;
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
}
