package io.vertac.deviation.topology;

import io.vertac.deviation.domain.learning.Ring;
import java.nio.ByteBuffer;

/** Numbers as bytes, big-endian: a state record is one copy of memory, not a list of objects. */
final class Packed {
  private Packed() {}

  static ByteBuffer doubles(double[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES);
    bytes.asDoubleBuffer().put(values);
    return bytes;
  }

  static double[] doubles(ByteBuffer bytes) {
    double[] values = new double[bytes.remaining() / Double.BYTES];
    bytes.duplicate().asDoubleBuffer().get(values);
    return values;
  }

  static ByteBuffer ring(Ring ring) {
    ByteBuffer bytes = ByteBuffer.allocate(ring.size() * ring.width() * Double.BYTES);
    for (int i = 0; i < ring.size(); i++) {
      for (double value : ring.row(i)) {
        bytes.putDouble(value);
      }
    }
    return bytes.flip();
  }

  static void into(Ring ring, ByteBuffer stored) {
    ByteBuffer bytes = stored.duplicate();
    while (bytes.hasRemaining()) {
      double[] row = new double[ring.width()];
      for (int i = 0; i < row.length; i++) {
        row[i] = bytes.getDouble();
      }
      ring.add(row);
    }
  }

  /** For numbers on a logarithmic scale: seven digits are plenty, and half the bytes. */
  static ByteBuffer floatRing(Ring ring) {
    ByteBuffer bytes = ByteBuffer.allocate(ring.size() * ring.width() * Float.BYTES);
    for (int i = 0; i < ring.size(); i++) {
      for (double value : ring.row(i)) {
        bytes.putFloat((float) value);
      }
    }
    return bytes.flip();
  }

  static void floatsInto(Ring ring, ByteBuffer stored) {
    ByteBuffer bytes = stored.duplicate();
    while (bytes.hasRemaining()) {
      double[] row = new double[ring.width()];
      for (int i = 0; i < row.length; i++) {
        row[i] = bytes.getFloat();
      }
      ring.add(row);
    }
  }
}
