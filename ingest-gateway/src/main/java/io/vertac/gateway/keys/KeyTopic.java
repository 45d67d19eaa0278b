package io.vertac.gateway.keys;

import io.vertac.events.ApiKey;
import io.vertac.events.AuditEvent;
import io.vertac.gateway.kafka.ReaderSettings;
import io.vertac.serde.AvroSerdes;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.Topic;
import io.vertac.topics.TopicCreation;
import io.vertac.topics.Topics;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topic of keys, read whole and written one by one. */
final class KeyTopic {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaSettings kafka;
  private final AvroSerdes serdes;

  /**
   * Sees to it that the topic is there.
   *
   * @throws RuntimeException if Kafka cannot be reached; the message says why
   */
  KeyTopic(KafkaSettings kafka) {
    this.kafka = kafka;
    this.serdes = new AvroSerdes(kafka);
    TopicCreation.createMissing(kafka);
  }

  /** All keys there are, oldest first. */
  List<ApiKey> read() {
    return read(Topics.API_KEYS).values().stream()
        .sorted(Comparator.comparing(ApiKey::getCreatedAt))
        .toList();
  }

  /** The ids of all streams that were ever registered. */
  Set<String> streamIds() {
    return read(Topics.STREAMS).keySet();
  }

  /** The newest value of each key. */
  private <V extends SpecificRecord> Map<String, V> read(Topic<V> topic) {
    Map<String, V> newest = new HashMap<>();
    try (KafkaConsumer<String, byte[]> consumer =
            new KafkaConsumer<>(ReaderSettings.of(kafka, "keys", "earliest"));
        Deserializer<V> decoder = serdes.deserializer(topic)) {
      Map<TopicPartition, Long> ends = assign(consumer, topic);
      while (!reached(consumer, ends)) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          newest.put(record.key(), decoder.deserialize(record.topic(), record.value()));
        }
      }
    }
    return newest;
  }

  /** Returns when all in-sync replicas have the key as it is now, and who changed it. */
  void write(ApiKey key, AuditEvent event) {
    Properties properties = kafka.clientBase();
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
    properties.put(
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis() / 2));
    // First who did it: a change that nobody answers for must not be possible.
    send(properties, Topics.AUDIT, event.getActor(), event);
    send(properties, Topics.API_KEYS, key.getKeyId(), key);
  }

  private <V extends SpecificRecord> void send(
      Properties properties, Topic<V> topic, String key, V value) {
    try (KafkaProducer<String, V> producer =
        new KafkaProducer<>(properties, new StringSerializer(), serdes.serializer(topic))) {
      producer.send(new ProducerRecord<>(topic.name(kafka), key, value)).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "topic " + topic.name(kafka) + " took no record: " + e.getCause().getMessage(),
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while writing a key", e);
    }
  }

  private Map<TopicPartition, Long> assign(KafkaConsumer<String, byte[]> consumer, Topic<?> topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic.name(kafka), PATIENCE).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer.endOffsets(partitions, PATIENCE);
  }

  private static boolean reached(
      KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey(), PATIENCE) >= end.getValue());
  }
}
