package io.vertac.streams;

import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;

/** The properties both topologies run with; the one place where they are merged. */
final class StreamsConfiguration {
  /** How long a crashed instance's work waits before another (or its restart) takes it over. */
  private static final int SESSION_TIMEOUT_MS = 10_000;

  private StreamsConfiguration() {}

  static Properties of(StreamsSettings settings, RefusedRecords refused) {
    Properties properties = settings.kafka().clientBase();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(
        StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) settings.kafka().replicationFactor());
    // Commits are asked for by CommitPace; this is for what it leaves undone.
    long latestMs = Math.max(CommitPace.LATEST.toMillis(), settings.commitInterval().toMillis());
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, latestMs);
    properties.put(CommitPace.INTERVAL_KEY, settings.commitInterval());
    properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, settings.cacheBytes());
    // Records that are on the brokers are processed in the order of their timestamps, across
    // topics: a replay meets commands and samples in the order in which they came.
    properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, 0L);
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
    properties.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        UndecodableRecordHandler.class);
    properties.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, UnprocessableRecordHandler.class);
    properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksMemory.class);
    properties.put(DeadLetterRecords.SETTINGS_KEY, settings);
    properties.put(RefusedRecords.KEY, refused);
    properties.put(consumer(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT_MS);
    properties.put(consumer(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), SESSION_TIMEOUT_MS / 3);
    properties.put(consumer(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    properties.put(consumer(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 2_000);
    // Not every subscriber's client knows lz4 or zstd, and gzip costs too much on the hot path.
    properties.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
    properties.put(producer(ProducerConfig.LINGER_MS_CONFIG), 5);
    properties.put(producer(ProducerConfig.BATCH_SIZE_CONFIG), 256 * 1024);
    properties.put(
        StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG),
        Integer.toString(Math.min(2, settings.kafka().replicationFactor())));
    return properties;
  }

  private static String consumer(String key) {
    return StreamsConfig.mainConsumerPrefix(key);
  }

  private static String producer(String key) {
    return StreamsConfig.producerPrefix(key);
  }
}
