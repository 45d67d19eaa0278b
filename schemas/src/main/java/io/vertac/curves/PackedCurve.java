package io.vertac.curves;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A curve as a column of a table holds it: all times, then all values, compressed (zlib).
 *
 * @param offsetsNs nanoseconds after the cycle's start; growing
 * @param values as many as offsets
 */
public record PackedCurve(long[] offsetsNs, double[] values) {
  private static final int BYTES_PER_POINT = Long.BYTES + Double.BYTES;

  /** Of the curve's points those that keep its peaks, at most so many. */
  public PackedCurve reduced(int maxPoints) {
    if (offsetsNs.length <= maxPoints) {
      return this;
    }
    int[] kept =
        PeakKeeping.positions(offsetsNs.length, i -> offsetsNs[i], i -> values[i], maxPoints);
    long[] offsets = new long[kept.length];
    double[] those = new double[kept.length];
    for (int i = 0; i < kept.length; i++) {
      offsets[i] = offsetsNs[kept[i]];
      those[i] = values[kept[i]];
    }
    return new PackedCurve(offsets, those);
  }

  public byte[] pack() {
    ByteBuffer plain = ByteBuffer.allocate(offsetsNs.length * BYTES_PER_POINT);
    long before = 0;
    // Steps instead of times: of a regular curve they are all alike, and compress to nothing.
    for (long offset : offsetsNs) {
      plain.putLong(offset - before);
      before = offset;
    }
    for (double value : values) {
      plain.putDouble(value);
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
      out.write(plain.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return packed.toByteArray();
  }

  /**
   * @param packed as {@link #pack()} gave it
   * @throws UncheckedIOException if it is something else
   */
  public static PackedCurve unpack(byte[] packed) {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      ByteBuffer plain = ByteBuffer.wrap(in.readAllBytes());
      int points = plain.remaining() / BYTES_PER_POINT;
      long[] offsets = new long[points];
      double[] values = new double[points];
      long at = 0;
      for (int i = 0; i < points; i++) {
        at += plain.getLong();
        offsets[i] = at;
      }
      plain.asDoubleBuffer().get(values);
      return new PackedCurve(offsets, values);
    } catch (IOException e) {
      throw new UncheckedIOException("a stored curve cannot be read", e);
    }
  }
}
