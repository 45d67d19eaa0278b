package io.vertac.road;

import io.vertac.serde.AvroSerdes;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics from the beginning to where they end now, committed records only. */
final class TopicRecords {
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaSettings kafka;

  TopicRecords(KafkaSettings kafka) {
    this.kafka = kafka;
  }

  <V extends SpecificRecord> List<ConsumerRecord<String, V>> all(Topic<V> topic) {
    return read(List.of(topic), new AvroSerdes(kafka).deserializer(topic));
  }

  /** The values of the records with that key. */
  <V extends SpecificRecord> List<V> of(Topic<V> topic, String key) {
    return all(topic).stream().filter(r -> r.key().equals(key)).map(ConsumerRecord::value).toList();
  }

  List<ConsumerRecord<String, byte[]>> raw(Topic<?> topic) {
    return read(List.of(topic), new ByteArrayDeserializer());
  }

  /** The last record of every partition that has any; transaction markers are no records. */
  Map<TopicPartition, Long> lastOffsets(Collection<Topic<?>> topics) {
    Map<TopicPartition, Long> last = new HashMap<>();
    for (ConsumerRecord<String, byte[]> record : read(topics, new ByteArrayDeserializer())) {
      last.merge(
          new TopicPartition(record.topic(), record.partition()), record.offset(), Math::max);
    }
    return last;
  }

  private <V> List<ConsumerRecord<String, V>> read(
      Collection<? extends Topic<?>> topics, Deserializer<V> values) {
    try (Consumer<String, V> consumer =
        new KafkaConsumer<>(settings(), new StringDeserializer(), values)) {
      List<TopicPartition> partitions =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic.name(kafka)).stream())
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, V>> records = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(POLL).forEach(records::add);
      }
      return records;
    }
  }

  private Properties settings() {
    Properties properties = kafka.clientBase();
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return properties;
  }
}
