package io.vertac.gateway;

import io.vertac.serde.AvroSerdes;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes records as the processors do. */
final class TopicWriter {
  private TopicWriter() {}

  static <V extends SpecificRecord> void write(
      KafkaSettings kafka, Topic<V> topic, String key, V value) {
    try (KafkaProducer<String, V> producer =
        new KafkaProducer<>(
            kafka.clientBase(), new StringSerializer(), new AvroSerdes(kafka).serializer(topic))) {
      producer.send(new ProducerRecord<>(topic.name(kafka), key, value));
    }
  }
}
