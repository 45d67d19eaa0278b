package io.vertac.gateway;

import io.vertac.serde.AvroSerdes;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a whole topic back, with a client of its own. */
final class TopicReader {
  private TopicReader() {}

  static <V extends SpecificRecord> List<ConsumerRecord<String, V>> records(
      KafkaSettings kafka, Topic<V> topic) {
    Properties properties = kafka.clientBase();
    properties.put("isolation.level", "read_committed");
    try (KafkaConsumer<String, V> consumer =
        new KafkaConsumer<>(
            properties, new StringDeserializer(), new AvroSerdes(kafka).deserializer(topic))) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name(kafka)).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, V>> records = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      return records;
    }
  }

  static <V extends SpecificRecord> List<V> ofKey(KafkaSettings kafka, Topic<V> topic, String key) {
    return records(kafka, topic).stream()
        .filter(record -> key.equals(record.key()))
        .map(ConsumerRecord::value)
        .toList();
  }
}
