package io.vertac.road;

import io.vertac.topics.KafkaSettings;
import io.vertac.topics.Topic;
import io.vertac.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/**
 * Says when the pipeline has nothing left to do: every service has committed beyond the last record
 * of every topic it reads, and no record came while that was looked at.
 *
 * <p>Waiting for a fixed time instead would prove nothing about what must not happen.
 */
final class Quiet {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Map<String, List<Topic<?>>> READERS =
      Map.of(
          "cycle-processor",
          List.of(Topics.STREAMS, Topics.CYCLE_COMMANDS, Topics.SAMPLES),
          "deviation-processor",
          List.of(Topics.CYCLES, Topics.CYCLE_TRACES),
          "alert-sink-postgres",
          List.of(
              Topics.STREAMS,
              Topics.CYCLES,
              Topics.CYCLE_STATUS,
              Topics.DEVIATIONS,
              Topics.ANALYSES,
              Topics.ALERTS),
          "alert-sink-influx",
          List.of(Topics.SAMPLES));

  private final KafkaSettings kafka;
  private final Set<String> services;
  private final TopicRecords topics;

  Quiet(KafkaSettings kafka) {
    this(kafka, READERS.keySet());
  }

  /**
   * @param services those that run; the other ones' topics may have unread records
   */
  Quiet(KafkaSettings kafka, Set<String> services) {
    this.kafka = kafka;
    this.services = services;
    this.topics = new TopicRecords(kafka);
  }

  void await() {
    try (Admin admin = Admin.create(kafka.clientBase())) {
      Awaitility.await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(500))
          .untilAsserted(() -> requireQuiet(admin));
    }
  }

  private void requireQuiet(Admin admin) throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> before = topics.lastOffsets(Topics.ALL);
    for (String reader : services) {
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin
              .listConsumerGroupOffsets(kafka.topicPrefix() + reader)
              .partitionsToOffsetAndMetadata()
              .get();
      for (Topic<?> topic : READERS.get(reader)) {
        before.forEach((partition, last) -> requireRead(reader, topic, partition, last, committed));
      }
    }
    if (!before.equals(topics.lastOffsets(Topics.ALL))) {
      throw new AssertionError("records are still coming");
    }
  }

  private void requireRead(
      String reader,
      Topic<?> topic,
      TopicPartition partition,
      long last,
      Map<TopicPartition, OffsetAndMetadata> committed) {
    if (!partition.topic().equals(topic.name(kafka))) {
      return;
    }
    OffsetAndMetadata offset = committed.get(partition);
    if (offset == null || offset.offset() <= last) {
      throw new AssertionError("%s has %s of %s".formatted(reader, offset, partition));
    }
  }
}
