package io.vertac.sink;

import io.vertac.config.Environment;
import io.vertac.events.DeadLetter;
import io.vertac.serde.AvroSerdes;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.Topic;
import io.vertac.topics.TopicCreation;
import io.vertac.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

/** Topics of a test's own on the embedded Kafka, filled as the other services would. */
final class TestTopics implements AutoCloseable {
  private final Map<String, String> environment = new HashMap<>();
  private final KafkaSettings kafka;
  private final AvroSerdes serdes;
  private final Map<Topic<?>, Serializer<?>> serializers = new HashMap<>();
  private final KafkaProducer<byte[], byte[]> producer;

  TestTopics() {
    environment.put("KAFKA_BOOTSTRAP_SERVERS", RealParts.kafka().bootstrapServers());
    environment.put("SCHEMA_REGISTRY_URL", RealParts.registry().url());
    environment.put("TOPIC_PREFIX", "t" + UUID.randomUUID().toString().substring(0, 8) + ".");
    kafka = KafkaSettings.from(new Environment(environment));
    TopicCreation.createMissing(kafka);
    serdes = new AvroSerdes(kafka);
    producer =
        new KafkaProducer<>(
            kafka.clientBase(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Settings of a sink on these topics. */
  Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  void put(List<StoryRecord> records) {
    records.forEach(record -> putBytes(record.topic(), record.key(), bytes(record), record));
    producer.flush();
  }

  /** Not from any serializer: whatever somebody may have put there. */
  void putRaw(Topic<?> topic, String key, byte[] value) {
    putBytes(topic, key, value, null);
    producer.flush();
  }

  private void putBytes(Topic<?> topic, String key, byte[] value, StoryRecord record) {
    Long time = record == null ? null : (Long) record.time().toEpochMilli();
    producer.send(
        new ProducerRecord<>(
            topic.name(kafka), null, time, key.getBytes(StandardCharsets.UTF_8), value));
  }

  byte[] bytes(StoryRecord record) {
    return serialize(record.topic(), record.value());
  }

  private <V extends SpecificRecord> byte[] serialize(Topic<V> topic, SpecificRecord value) {
    @SuppressWarnings("unchecked")
    Serializer<V> serializer =
        (Serializer<V>) serializers.computeIfAbsent(topic, key -> serdes.serializer(topic));
    return serializer.serialize(topic.name(kafka), topic.valueType().cast(value));
  }

  List<DeadLetter> deadLetters() {
    Properties settings = kafka.clientBase();
    settings.put("isolation.level", "read_committed");
    List<DeadLetter> letters = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var deserializer = serdes.deserializer(Topics.DEAD_LETTERS)) {
      String topic = Topics.DEAD_LETTERS.name(kafka);
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long expected =
          consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
      while (letters.size() < expected) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          letters.add(deserializer.deserialize(topic, record.value()));
        }
      }
    }
    return letters;
  }

  /** The sum of the offsets a group has committed. */
  long committed(String group) throws Exception {
    try (Admin admin = Admin.create(kafka.clientBase())) {
      return admin
          .listConsumerGroupOffsets(kafka.topicPrefix() + group)
          .partitionsToOffsetAndMetadata()
          .get()
          .values()
          .stream()
          .mapToLong(offset -> offset.offset())
          .sum();
    }
  }

  @Override
  public void close() {
    producer.close();
    serializers.values().forEach(Serializer::close);
  }
}
