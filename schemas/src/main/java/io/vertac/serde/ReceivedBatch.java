package io.vertac.serde;

import io.vertac.events.SampleBatch;

/**
 * A batch together with the bytes it was read from, so that it can be kept without being written
 * anew. Not to be changed: the bytes would no longer be those of the batch.
 */
public final class ReceivedBatch extends SampleBatch {
  private final transient byte[] source;
  private final transient int offset;

  ReceivedBatch(byte[] source, int offset) {
    this.source = source;
    this.offset = offset;
  }

  /** Of its Avro binary, by the present schema of {@link SampleBatch}. */
  public int length() {
    return source.length - offset;
  }

  /** Copies its Avro binary. */
  public void copyTo(byte[] target, int at) {
    System.arraycopy(source, offset, target, at, length());
  }
}
