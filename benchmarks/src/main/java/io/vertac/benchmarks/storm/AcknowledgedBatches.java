package io.vertac.benchmarks.storm;

import io.vertac.events.SampleBatch;
import io.vertac.serde.AvroSerdes;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.Topics;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Compares what was acknowledged with what is in the log. */
final class AcknowledgedBatches {
  private final KafkaSettings kafka;

  AcknowledgedBatches(KafkaSettings kafka) {
    this.kafka = kafka;
  }

  /** How many batches were acknowledged and are not there. */
  long missing(List<StormClient> clients) {
    BitSet[] missing =
        clients.stream()
            .map(client -> (BitSet) client.acknowledged().clone())
            .toArray(BitSet[]::new);
    String topic = Topics.SAMPLES.name(kafka);
    try (KafkaConsumer<String, SampleBatch> consumer =
        new KafkaConsumer<>(
            kafka.clientBase(),
            new StringDeserializer(),
            new AvroSerdes(kafka).deserializer(Topics.SAMPLES))) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> found(record.value(), missing));
      }
    }
    long count = 0;
    for (BitSet numbers : missing) {
      count += numbers.cardinality();
    }
    return count;
  }

  private static void found(SampleBatch batch, BitSet[] missing) {
    String[] id = batch.getBatchId().split("-");
    missing[Integer.parseInt(id[0])].clear(Integer.parseInt(id[1]));
  }
}
