package io.vertac.gateway.kafka;

import io.vertac.topics.KafkaSettings;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** How the gateway produces: acknowledged by all in-sync replicas, never blocking a request. */
final class ProducerSettings {
  private static final int LINGER_MS = 0;
  private static final int BATCH_BYTES = 128 * 1024;
  private static final int REQUEST_TIMEOUT_MS = 4_000;
  private static final int MAX_BLOCK_MS = 1_000;
  private static final long TEN_YEARS_MS = 315_360_000_000L;
  private static final long LEAST_SPARE_BYTES = 8L * 1024 * 1024;
  private static final long MOST_SPARE_BYTES = 32L * 1024 * 1024;

  private ProducerSettings() {}

  /**
   * @param inFlightBytes what the gateway lets wait for acknowledgement at most
   * @param maxRecordBytes the largest value that is sent
   */
  static Properties of(
      KafkaSettings kafka, Duration delivery, long inFlightBytes, int maxRecordBytes) {
    Properties properties = kafka.clientBase();
    properties.put(ProducerConfig.CLIENT_ID_CONFIG, "ingest-gateway");
    properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
    properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // Not every subscriber's client knows lz4 or zstd, and gzip costs too much on the hot path.
    properties.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
    properties.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    properties.put(
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
        Math.min(REQUEST_TIMEOUT_MS, (int) delivery.toMillis() / 2));
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) delivery.toMillis());
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MS);
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, maxRecordBytes + 64 * 1024);
    properties.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    // A topic whose metadata were forgotten for want of use would make the next request wait.
    properties.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, TEN_YEARS_MS);
    // Never full before the gateway itself says 429, so that send() does not wait for room either.
    properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2 * inFlightBytes + spareBufferBytes());
    return properties;
  }

  /** Batches that are not full take their whole size, too; a small heap has fewer under way. */
  private static long spareBufferBytes() {
    long share = Runtime.getRuntime().maxMemory() / 12;
    return Math.max(LEAST_SPARE_BYTES, Math.min(MOST_SPARE_BYTES, share));
  }
}
