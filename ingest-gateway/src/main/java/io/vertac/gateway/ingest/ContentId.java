package io.vertac.gateway.ingest;

import io.vertac.gateway.input.ParsedBatch;
import io.vertac.gateway.input.SampleColumns;
import io.vertac.gateway.input.SensorRef;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * An id for batches that come without one: the same samples of the same stream get the same id,
 * however the JSON was written, so that a retry counts once.
 */
final class ContentId {
  private static final int HASH_BYTES = 16;
  private static final int SAMPLE_BYTES = Integer.BYTES + Long.BYTES + 2 * Double.BYTES;
  private static final byte[] NONE = {0};
  private static final byte[] SOME = {1};

  private ContentId() {}

  static String of(ParsedBatch batch) {
    MessageDigest digest = sha256();
    add(digest, batch.streamId());
    for (SensorRef sensor : batch.sensors()) {
      add(digest, sensor.sensorId());
      add(digest, sensor.sensorName());
      add(digest, sensor.unit());
    }
    addSamples(digest, batch.samples());
    byte[] hash = Arrays.copyOf(digest.digest(), HASH_BYTES);
    return "content-" + HexFormat.of().formatHex(hash);
  }

  private static void addSamples(MessageDigest digest, SampleColumns samples) {
    ByteBuffer bytes = ByteBuffer.allocate(SAMPLE_BYTES);
    for (int i = 0; i < samples.size(); i++) {
      bytes
          .clear()
          .putInt(samples.sensor(i))
          .putLong(samples.epochNanos(i))
          .putDouble(samples.value(i))
          .putDouble(samples.quality(i));
      digest.update(bytes.array());
    }
  }

  /** With its length in front, so that no two lists of strings run into the same bytes. */
  private static void add(MessageDigest digest, String text) {
    if (text == null) {
      digest.update(NONE);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(SOME);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
