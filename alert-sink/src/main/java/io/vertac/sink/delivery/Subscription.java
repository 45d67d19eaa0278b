package io.vertac.sink.delivery;

import io.vertac.topics.KafkaSettings;
import io.vertac.topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What one destination reads, as a consumer group of its own.
 *
 * @param destination part of the group's name
 * @param topics all of them from the beginning, the first time
 * @param linger how long the broker may collect records before it answers a fetch; a longer one
 *     means fewer, larger writes
 */
public record Subscription(
    String destination,
    List<Topic<?>> topics,
    KafkaSettings kafka,
    DeliverySettings settings,
    Duration linger) {

  private static final int LINGER_BYTES = 8 * 1024 * 1024;

  /** No less, or a fetch would wait for its whole linger however far the reader is behind. */
  private static final int PARTITION_BYTES = LINGER_BYTES;

  private static final int FETCH_BYTES = 16 * 1024 * 1024;

  /** A member that died is noticed after this long, and its partitions go to the others. */
  private static final Duration SESSION = Duration.ofSeconds(10);

  private static final Duration LONGEST_WRITE = Duration.ofMinutes(10);

  public String group() {
    return kafka.topicPrefix() + settings.group() + "-" + destination;
  }

  Consumer<byte[], byte[]> open() {
    Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            consumerSettings(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.subscribe(topics.stream().map(topic -> topic.name(kafka)).toList());
    return consumer;
  }

  private Properties consumerSettings() {
    Properties properties = kafka.clientBase();
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, group());
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.batchRecords());
    properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
    properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_BYTES);
    properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, LINGER_BYTES);
    properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) linger.toMillis());
    properties.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) SESSION.toMillis());
    properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) SESSION.toMillis() / 3);
    properties.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int) LONGEST_WRITE.toMillis());
    return properties;
  }
}
