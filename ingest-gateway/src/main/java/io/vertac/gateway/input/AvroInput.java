package io.vertac.gateway.input;

import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads Avro's binary encoding from an array that a stranger sent: whatever it claims, no more is
 * allocated than it has.
 */
final class AvroInput {
  private static final int MAX_SHIFT = 63;
  private static final VarHandle DOUBLES =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private int at;
  private int textFrom;

  AvroInput(byte[] bytes, int from) {
    this.bytes = bytes;
    this.at = from;
  }

  /** An int, too; the caller looks whether it is one. */
  long readLong() throws IOException {
    long number = 0;
    for (int shift = 0; shift <= MAX_SHIFT; shift += 7) {
      require(1);
      byte next = bytes[at++];
      number |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return (number >>> 1) ^ -(number & 1);
      }
    }
    throw new IOException("a number of more than ten bytes");
  }

  int readInt() throws IOException {
    long number = readLong();
    if (number != (int) number) {
      throw new IOException("a number beyond 32 bits");
    }
    return (int) number;
  }

  double readDouble() throws IOException {
    require(Double.BYTES);
    double number = (double) DOUBLES.get(bytes, at);
    at += Double.BYTES;
    return number;
  }

  String readString() throws IOException {
    skipString();
    return text(textFrom, at);
  }

  /** Of a union of null and string. */
  String readOptionalString() throws IOException {
    return skipOptionalString() ? text(textFrom, at) : null;
  }

  /** Leaves it where it is: from {@link #textFrom} to {@link #textTo}. */
  void skipString() throws IOException {
    int length = readInt();
    if (length < 0) {
      throw new IOException("a negative length");
    }
    require(length);
    textFrom = at;
    at += length;
  }

  /** False if it is null. */
  boolean skipOptionalString() throws IOException {
    switch (readInt()) {
      case 0:
        return false;
      case 1:
        skipString();
        return true;
      default:
        throw new IOException("a union of two with a third");
    }
  }

  /** Where the string that was read or skipped just now begins. */
  int textFrom() {
    return textFrom;
  }

  /** Where the string that was read or skipped just now ends, exclusive. */
  int textTo() {
    return at;
  }

  /**
   * @param from where the text begins; negative for none
   * @throws IOException if it is not UTF-8
   */
  String text(int from, int to) throws IOException {
    return from < 0
        ? null
        : StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(bytes, from, to - from))
            .toString();
  }

  /** Items of the next block of an array; 0 at its end. */
  long readBlock() throws IOException {
    long count = readLong();
    if (count < 0) {
      // A block that can be skipped says its size in bytes, too.
      readLong();
      count = -count;
    }
    if (count < 0 || count > bytes.length - at) {
      throw new IOException("a block of more items than there are bytes");
    }
    return count;
  }

  boolean isAtEnd() {
    return at == bytes.length;
  }

  private void require(int more) throws EOFException {
    if (bytes.length - at < more) {
      throw new EOFException("the body ends too early");
    }
  }
}
