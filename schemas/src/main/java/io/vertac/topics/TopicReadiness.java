package io.vertac.topics;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Waits until the brokers take records for topics that the controller has just created.
 *
 * <p>Between the two lie some milliseconds in which a broker refuses a producer's first batch and
 * takes its second: the first one's sequence number is then wrong at every retry, and it fails when
 * its time is up.
 */
final class TopicReadiness {
  private static final long PAUSE_MS = 50;

  private TopicReadiness() {}

  /**
   * @throws IllegalStateException if they are not ready in time, or may not be asked about
   */
  static void await(Admin admin, Collection<String> topics, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        ask(admin, topics);
        return;
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof RetriableException) || System.nanoTime() > deadline) {
          throw new IllegalStateException(
              "topics %s were created but are not ready: %s"
                  .formatted(topics, e.getCause().getMessage()),
              e.getCause());
        }
      }
      Thread.sleep(PAUSE_MS);
    }
  }

  /** Only a leader that is ready to be written to knows where its partition ends. */
  private static void ask(Admin admin, Collection<String> topics)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (TopicDescription topic : admin.describeTopics(topics).allTopicNames().get().values()) {
      for (TopicPartitionInfo partition : topic.partitions()) {
        ends.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest());
      }
    }
    admin.listOffsets(ends).all().get();
  }
}
