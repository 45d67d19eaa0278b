package io.vertac.gateway.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Avro's binary encoding, into one growing array. */
final class AvroBytes {
  private static final int MAX_VARINT_BYTES = 10;
  private static final VarHandle DOUBLES =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes;
  private int size;

  /**
   * @param expected size of all that will be written; more is taken, too
   */
  AvroBytes(int expected) {
    bytes = new byte[Math.max(MAX_VARINT_BYTES, expected)];
  }

  /** An int, a long, and the number of items of a block. */
  void writeLong(long number) {
    reserve(MAX_VARINT_BYTES);
    long rest = (number << 1) ^ (number >> 63);
    int at = size;
    while ((rest & ~0x7FL) != 0) {
      bytes[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[at++] = (byte) rest;
    size = at;
  }

  void writeDouble(double number) {
    reserve(Double.BYTES);
    DOUBLES.set(bytes, size, number);
    size += Double.BYTES;
  }

  void writeString(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    writeLong(utf8.length);
    write(utf8);
  }

  /** As they are. */
  void write(byte[] raw) {
    reserve(raw.length);
    System.arraycopy(raw, 0, bytes, size, raw.length);
    size += raw.length;
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length + bytes.length / 2));
    }
  }
}
