package io.vertac.edge.outbox;

import io.vertac.edge.source.Sample;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Names a batch by what is in it.
 *
 * <p>A number would be shorter, but after a change of batch size the same number would name other
 * samples, and the pipeline would take them for a repetition and drop them.
 */
public final class BatchIds {
  private static final int BYTES_A_SAMPLE = Long.BYTES + Integer.BYTES + 2 * Double.BYTES;
  private static final int ID_BYTES = 16;

  private final byte[] stream;

  /**
   * @param streamId batches of different streams never share an id
   */
  public BatchIds(String streamId) {
    this.stream = streamId.getBytes(StandardCharsets.UTF_8);
  }

  public SampleBatch batch(List<Sample> samples) {
    return new SampleBatch(idOf(samples), samples);
  }

  private String idOf(List<Sample> samples) {
    ByteBuffer content = ByteBuffer.allocate(samples.size() * BYTES_A_SAMPLE);
    for (Sample sample : samples) {
      content.putLong(sample.timeNanos()).putInt(sample.sensor());
      content.putDouble(sample.value()).putDouble(sample.quality());
    }
    MessageDigest sha = sha256();
    sha.update(stream);
    byte[] digest = sha.digest(content.array());
    return "edge-" + HexFormat.of().formatHex(digest, 0, ID_BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
