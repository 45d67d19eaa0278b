package io.vertac.topics;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/**
 * Puts a record of one sensor into its stream's partition, so that a stream's curves meet its cycle
 * events in one task.
 *
 * <p>The hash is the one Kafka's own producers use on the key, here on the stream id in front of
 * the key only. A key is always in the same partition, so compaction works as ever.
 */
public final class StreamPartition {
  static final char SEPARATOR = '|';

  private StreamPartition() {}

  /**
   * @param key {@code stream_id} or {@code stream_id|...}
   */
  public static int of(String key, int partitions) {
    int end = key.indexOf(SEPARATOR);
    String streamId = end < 0 ? key : key.substring(0, end);
    byte[] bytes = streamId.getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(bytes)) % partitions;
  }
}
