package io.vertac.sink.delivery;

import io.vertac.topics.KafkaHeartbeat;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A consumer that can go back and that can wait. Not safe for several threads. */
final class TopicReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration WAIT_STEP = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> consumer;
  private boolean uncommitted;

  TopicReader(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  ConsumerRecords<byte[], byte[]> poll(Duration longest) {
    ConsumerRecords<byte[], byte[]> fetched = consumer.poll(longest);
    uncommitted |= !fetched.isEmpty();
    return fetched;
  }

  /** The next poll returns these records again, as far as this member still reads them. */
  void rewind(ConsumerRecords<byte[], byte[]> fetched) {
    for (TopicPartition partition : fetched.partitions()) {
      if (consumer.assignment().contains(partition)) {
        consumer.seek(partition, fetched.records(partition).get(0).offset());
      }
    }
  }

  /** Fetches nothing for a while, yet polls, as a member that does not poll is expelled. */
  void pauseFor(Duration wait, BooleanSupplier wanted) {
    long end = System.nanoTime() + wait.toNanos();
    while (wanted.getAsBoolean() && System.nanoTime() < end) {
      consumer.pause(consumer.assignment());
      // Partitions that were assigned within this very poll are not paused yet.
      rewind(consumer.poll(WAIT_STEP));
    }
    consumer.resume(consumer.assignment());
  }

  /**
   * Commits everything polled so far. A commit that fails for a reason that passes is made up for
   * by the next one; if there is none, the records are read and written again, which changes
   * nothing.
   */
  void commit() {
    if (!uncommitted) {
      return;
    }
    try {
      consumer.commitSync();
      uncommitted = false;
    } catch (CommitFailedException | RebalanceInProgressException | RetriableException e) {
      LOG.atDebug().addKeyValue("error", e.toString()).log("offsets not committed this time");
    }
  }

  /** Records that are in the partitions but not fetched yet. */
  long lag() {
    long lag = 0;
    for (TopicPartition partition : consumer.assignment()) {
      lag += consumer.currentLag(partition).orElse(0);
    }
    return lag;
  }

  /** What keeps records from coming; may be asked by any thread. */
  Optional<String> trouble() {
    return KafkaHeartbeat.trouble(consumer.metrics());
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
  }
}
