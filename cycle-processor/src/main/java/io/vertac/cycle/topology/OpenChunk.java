package io.vertac.cycle.topology;

import org.apache.kafka.common.utils.Bytes;

/**
 * The chunk that a stream's next batch may be put into: what comes between two commits is kept as
 * one value, which is written, logged and deleted at once, and not written again with the next
 * commit.
 */
final class OpenChunk {
  /** A value is copied with each batch, so it must not grow forever. */
  private static final int MOST_BYTES = 48 * 1024;

  private final Bytes key;
  private final int cycleNumber;
  private final long commit;
  private byte[] value = Chunks.EMPTY;

  /**
   * @param commit how many were asked for before its first batch
   */
  OpenChunk(Bytes key, int cycleNumber, long commit) {
    this.key = key;
    this.cycleNumber = cycleNumber;
    this.commit = commit;
  }

  /** Whether a batch may still come into it. */
  boolean takes(int number, long commits, int bytes) {
    return number == cycleNumber && commits == commit && value.length + bytes <= MOST_BYTES;
  }

  void add(byte[] batch) {
    value = Chunks.with(value, batch);
  }

  Bytes key() {
    return key;
  }

  /** All batches so far; the array is never changed. */
  byte[] value() {
    return value;
  }
}
