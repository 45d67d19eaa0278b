package io.vertac.edge.outbox;

import io.vertac.edge.source.Sample;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Samples as bytes, 19 each as long as their quality is 0 or 1. */
final class SampleBytes {
  private static final int MOST_BYTES = Long.BYTES + Short.BYTES + Double.BYTES + 1 + Double.BYTES;
  private static final byte USELESS = 0;
  private static final byte GOOD = 1;
  private static final byte OTHER = 2;

  private SampleBytes() {}

  static byte[] write(List<Sample> samples) {
    ByteBuffer out = ByteBuffer.allocate(samples.size() * MOST_BYTES);
    for (Sample sample : samples) {
      out.putLong(sample.timeNanos()).putShort((short) sample.sensor());
      out.putDouble(sample.value());
      if (sample.quality() == 1) {
        out.put(GOOD);
      } else if (sample.quality() == 0) {
        out.put(USELESS);
      } else {
        out.put(OTHER).putDouble(sample.quality());
      }
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  static List<Sample> read(byte[] bytes) {
    List<Sample> samples = new ArrayList<>();
    for (ByteBuffer in = ByteBuffer.wrap(bytes); in.hasRemaining(); ) {
      long time = in.getLong();
      int sensor = Short.toUnsignedInt(in.getShort());
      double value = in.getDouble();
      byte quality = in.get();
      samples.add(
          new Sample(time, sensor, value, quality == OTHER ? in.getDouble() : (double) quality));
    }
    return samples;
  }
}
