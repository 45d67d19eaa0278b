package io.vertac.gateway.live;

import io.vertac.gateway.kafka.PatientDecoder;
import io.vertac.serde.AvroSerdes;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decodes the records of the live channel's topics; for one thread. */
final class LiveDecoders {
  private final List<PatientDecoder<? extends SpecificRecord>> byTopic = new ArrayList<>();

  LiveDecoders(KafkaSettings kafka, BooleanSupplier closed) {
    AvroSerdes serdes = new AvroSerdes(kafka);
    for (Topic<?> topic : LivePosition.TOPICS) {
      byTopic.add(decoder(kafka, serdes, topic, closed));
    }
  }

  /**
   * @param topic position in {@link LivePosition#TOPICS}
   * @return empty if the record can never be read
   */
  Optional<? extends SpecificRecord> decode(int topic, ConsumerRecord<String, byte[]> found) {
    return byTopic.get(topic).decode(found.value(), found.partition(), found.offset());
  }

  private static <V extends SpecificRecord> PatientDecoder<V> decoder(
      KafkaSettings kafka, AvroSerdes serdes, Topic<V> topic, BooleanSupplier closed) {
    return new PatientDecoder<>(topic.name(kafka), serdes.deserializer(topic), closed);
  }
}
