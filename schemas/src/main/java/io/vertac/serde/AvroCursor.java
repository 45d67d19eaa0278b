package io.vertac.serde;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Goes through Avro binary in an array. Whatever the bytes are, it reads nothing beyond their end:
 * it throws an unchecked exception instead.
 */
final class AvroCursor {
  private static final VarHandle LITTLE_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int MOST_SHIFTED = 63;
  private static final int LOW_BITS = 0x7F;

  private final byte[] bytes;
  private int at;

  AvroCursor(byte[] bytes, int offset) {
    this.bytes = bytes;
    this.at = offset;
  }

  int position() {
    return at;
  }

  boolean isAtEnd() {
    return at == bytes.length;
  }

  /** A whole number of up to 64 bits, of which the sign is in the lowest. */
  long readLong() {
    long folded = 0;
    for (int shift = 0; shift <= MOST_SHIFTED; shift += 7) {
      byte next = bytes[at++];
      folded |= (long) (next & LOW_BITS) << shift;
      if (next >= 0) {
        return (folded >>> 1) ^ -(folded & 1);
      }
    }
    throw new IllegalArgumentException("a number of more than 64 bits");
  }

  int readInt() {
    return Math.toIntExact(readLong());
  }

  double readDouble() {
    long bits = (long) LITTLE_ENDIAN.get(bytes, at);
    at += Double.BYTES;
    return Double.longBitsToDouble(bits);
  }

  String readString() {
    int length = lengthOfString();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  void skipString() {
    int length = lengthOfString();
    at += length;
  }

  /**
   * How many elements the next block of an array has; 0 after the last one.
   *
   * @param leastBytes that an element takes, so that no number leads to more than is there
   */
  int readBlock(int leastBytes) {
    long count = readLong();
    if (count < 0) {
      // The size of the block follows, for those who want to skip it.
      count = -count;
      readLong();
    }
    if (count < 0 || count > (bytes.length - at) / leastBytes) {
      throw new IllegalArgumentException("a block of more elements than there are bytes");
    }
    return (int) count;
  }

  private int lengthOfString() {
    long length = readLong();
    if (length < 0 || length > bytes.length - at) {
      throw new IllegalArgumentException("a text that is longer than the record");
    }
    return (int) length;
  }
}
