package io.vertac.benchmarks.ingest;

import io.vertac.events.SampleBatch;
import io.vertac.serde.AvroSerdes;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.Topics;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The baseline: the same records, encoded already, as fast as a producer gets them acknowledged.
 */
final class RawProducer {
  private final KafkaSettings kafka;
  private final String topic;

  RawProducer(KafkaSettings kafka) {
    this.kafka = kafka;
    this.topic = Topics.SAMPLES.name(kafka);
  }

  /** Records a second. */
  double run(List<SampleBatch> batches, int seconds) {
    List<ProducerRecord<String, byte[]>> records = encoded(batches);
    try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(settings())) {
      send(producer, records, Math.max(1, seconds / 3));
      long begun = System.nanoTime();
      long sent = send(producer, records, seconds);
      return sent / ((System.nanoTime() - begun) / 1e9);
    }
  }

  private static long send(
      KafkaProducer<String, byte[]> producer,
      List<ProducerRecord<String, byte[]>> records,
      int seconds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    long sent = 0;
    while (System.nanoTime() < end) {
      for (ProducerRecord<String, byte[]> record : records) {
        producer.send(record);
      }
      sent += records.size();
    }
    producer.flush();
    return sent;
  }

  private List<ProducerRecord<String, byte[]>> encoded(List<SampleBatch> batches) {
    try (Serializer<SampleBatch> serializer = new AvroSerdes(kafka).serializer(Topics.SAMPLES)) {
      return batches.stream()
          .map(
              batch ->
                  new ProducerRecord<>(
                      topic, batch.getStreamId(), serializer.serialize(topic, batch)))
          .toList();
    }
  }

  /** As the gateway's, but free to wait for fuller batches. */
  private Properties settings() {
    Properties settings = kafka.clientBase();
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
    return settings;
  }
}
