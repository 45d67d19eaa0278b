package io.vertac.cycle.topology;

import org.apache.kafka.common.utils.Bytes;

/**
 * The chunk that a stream's next batch may be put into: batches that come soon after each other are
 * kept as one value, which is written, logged and deleted at once.
 */
final class OpenChunk {
  /** A value is written again with each batch and with each commit, so it must not grow forever. */
  private static final int MOST_BYTES = 48 * 1024;

  private static final long LONGEST_US = 500_000;

  private final Bytes key;
  private final int cycleNumber;
  private final long beginsUs;
  private byte[] value = Chunks.EMPTY;

  /**
   * @param beginsUs when the first of its batches was received
   */
  OpenChunk(Bytes key, int cycleNumber, long beginsUs) {
    this.key = key;
    this.cycleNumber = cycleNumber;
    this.beginsUs = beginsUs;
  }

  /** Whether a batch may still come into it. */
  boolean takes(int number, long receivedUs, int bytes) {
    return number == cycleNumber
        && receivedUs < beginsUs + LONGEST_US
        && value.length + bytes <= MOST_BYTES;
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
