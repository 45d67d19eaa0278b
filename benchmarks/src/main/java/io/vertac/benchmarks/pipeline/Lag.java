package io.vertac.benchmarks.pipeline;

import io.vertac.topics.KafkaSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How many records each consumer group has still to read. */
public final class Lag implements AutoCloseable {
  private final Admin admin;

  public Lag(KafkaSettings kafka) {
    this.admin = Admin.create(kafka.clientBase());
  }

  public Map<String, Long> byGroup() throws ExecutionException, InterruptedException {
    Map<String, Long> lags = new TreeMap<>();
    for (var group : admin.listGroups().all().get()) {
      lags.put(group.groupId(), lag(group.groupId()));
    }
    return lags;
  }

  private long lag(String group) throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    committed.keySet().forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
    var ends = admin.listOffsets(wanted).all().get();
    long lag = 0;
    for (var entry : committed.entrySet()) {
      if (entry.getValue() != null) {
        lag += Math.max(0, ends.get(entry.getKey()).offset() - entry.getValue().offset());
      }
    }
    return lag;
  }

  @Override
  public void close() {
    admin.close();
  }
}
