package io.vertac.cycle.topology;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Several encoded batches as one value: a zero byte, then each with its length (4 bytes) before it.
 * A value that does not begin with zero is one batch alone.
 */
final class Chunks {
  static final byte[] EMPTY = {0};

  private Chunks() {}

  static byte[] with(byte[] chunk, byte[] batch) {
    byte[] longer = Arrays.copyOf(chunk, chunk.length + Integer.BYTES + batch.length);
    ByteBuffer.wrap(longer).putInt(chunk.length, batch.length);
    System.arraycopy(batch, 0, longer, chunk.length + Integer.BYTES, batch.length);
    return longer;
  }

  static void read(byte[] value, EachBatch each) {
    if (value[0] != EMPTY[0]) {
      each.accept(value, 0, value.length);
      return;
    }
    ByteBuffer chunk = ByteBuffer.wrap(value);
    int at = EMPTY.length;
    while (at < value.length) {
      int length = chunk.getInt(at);
      each.accept(value, at + Integer.BYTES, length);
      at += Integer.BYTES + length;
    }
  }

  /** Takes one encoded batch. */
  interface EachBatch {
    void accept(byte[] bytes, int offset, int length);
  }
}
