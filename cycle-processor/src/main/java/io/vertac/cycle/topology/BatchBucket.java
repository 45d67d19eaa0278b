package io.vertac.cycle.topology;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * The batches of a stream whose newest samples were taken within the same two seconds, each as its
 * fingerprint. One value in the store: it is written once with a commit, however many batches came.
 */
final class BatchBucket {
  private static final long LENGTH_NS = 2_000_000_000L;

  /** A value is copied with each batch, so it must not grow forever. */
  private static final int MOST_BYTES = 512 * Long.BYTES;

  private final long number;
  private final long periodMs;
  private byte[] fingerprints;

  /**
   * @param number as of {@link #numberOf}
   * @param periodMs of record time in which it is used
   * @param stored what is known of it already, as {@link #fingerprints} gave it
   */
  BatchBucket(long number, long periodMs, List<byte[]> stored) {
    this.number = number;
    this.periodMs = periodMs;
    this.fingerprints = stored.size() == 1 ? stored.get(0) : joined(stored);
  }

  private static byte[] joined(List<byte[]> stored) {
    ByteBuffer all = ByteBuffer.allocate(stored.stream().mapToInt(bytes -> bytes.length).sum());
    stored.forEach(all::put);
    return all.array();
  }

  static long numberOf(long newestSampleNs) {
    return Math.floorDiv(newestSampleNs, LENGTH_NS);
  }

  long number() {
    return number;
  }

  boolean is(long otherNumber, long otherPeriodMs) {
    return number == otherNumber && periodMs == otherPeriodMs;
  }

  boolean contains(long fingerprint) {
    ByteBuffer known = ByteBuffer.wrap(fingerprints);
    for (int at = 0; at < fingerprints.length; at += Long.BYTES) {
      if (known.getLong(at) == fingerprint) {
        return true;
      }
    }
    return false;
  }

  /** Then what comes needs a key of its own. */
  boolean isFull() {
    return fingerprints.length >= MOST_BYTES;
  }

  void add(long fingerprint) {
    byte[] more = Arrays.copyOf(fingerprints, fingerprints.length + Long.BYTES);
    ByteBuffer.wrap(more).putLong(fingerprints.length, fingerprint);
    fingerprints = more;
  }

  /** Eight bytes each; the array is never changed. */
  byte[] fingerprints() {
    return fingerprints;
  }
}
