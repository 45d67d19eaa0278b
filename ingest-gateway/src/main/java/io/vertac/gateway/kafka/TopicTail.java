package io.vertac.gateway.kafka;

import io.vertac.serde.AvroSerdes;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every partition of a topic for as long as the gateway runs, in no consumer group: each
 * gateway sees everything. Committed records only.
 */
public final class TopicTail<V extends SpecificRecord> implements AutoCloseable {
  /** Where to begin. */
  public enum From {
    BEGINNING,
    END
  }

  /** Takes what was read, on the tail's own thread. */
  @FunctionalInterface
  public interface Listener<V> {
    /**
     * @param offset of records with one key, the higher is the later
     */
    void read(String key, V value, long offset);
  }

  private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration ASK = Duration.ofSeconds(2);
  private static final long PAUSE_AFTER_ERROR_MS = 500;
  private static final long CLOSE_MS = 5_000;

  private final Topic<V> topic;
  private final From from;
  private final Listener<V> listener;
  private final KafkaConsumer<String, byte[]> consumer;
  private final PatientDecoder<V> decoder;
  private final String topicName;
  private final Thread thread;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile Throwable failure;

  /** Those who wait for all that is in the topic now; one look at its end serves them all. */
  private final AtomicReference<CompletableFuture<Void>> asked = new AtomicReference<>();

  public TopicTail(KafkaSettings kafka, Topic<V> topic, From from, Listener<V> listener) {
    this.topic = topic;
    this.from = from;
    this.listener = listener;
    this.topicName = topic.name(kafka);
    this.decoder =
        new PatientDecoder<>(topicName, new AvroSerdes(kafka).deserializer(topic), closed::get);
    this.consumer =
        new KafkaConsumer<>(
            ReaderSettings.of(
                kafka, topic.suffix(), from == From.BEGINNING ? "earliest" : "latest"));
    this.thread = new Thread(this::run, "gateway-tail-" + topic.suffix());
    this.thread.setDaemon(true);
  }

  /** Begins to read; whether it has read what there is tells {@link #caughtUp()}. */
  public void start() {
    thread.start();
  }

  /**
   * Completes once all that was in the topic when this was called has been read; fails if Kafka
   * does not say where the topic ends. A tail from the end misses no record written after that.
   */
  public CompletableFuture<Void> caughtUp() {
    CompletableFuture<Void> mine = new CompletableFuture<>();
    CompletableFuture<Void> shared =
        asked.updateAndGet(waiting -> waiting == null ? mine : waiting);
    return shared.copy();
  }

  /** Tells it to end, and does not wait: several end faster side by side. */
  public void stop() {
    if (!closed.getAndSet(true) && thread.getState() != Thread.State.NEW) {
      consumer.wakeup();
    }
  }

  @Override
  public void close() {
    stop();
    awaitEnd();
  }

  private void awaitEnd() {
    if (thread.getState() == Thread.State.NEW) {
      consumer.close();
      return;
    }
    try {
      thread.join(CLOSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Null while the tail works; otherwise why it ended, for good. */
  public Throwable failure() {
    return failure;
  }

  private void run() {
    try (consumer) {
      while (!closed.get() && !assigned()) {
        pauseAfterError();
      }
      while (!closed.get()) {
        step();
      }
    } catch (InterruptException | WakeupException e) {
      LOG.atDebug().addKeyValue("topic", topicName).log("tail closed");
    } catch (RuntimeException e) {
      failure = e;
    }
    CompletableFuture<Void> waiting = asked.get();
    if (waiting != null) {
      waiting.completeExceptionally(new KafkaException("the tail of " + topicName + " is closed"));
    }
  }

  private boolean assigned() {
    try {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topicName).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      if (from == From.BEGINNING) {
        consumer.seekToBeginning(partitions);
      } else {
        consumer.seekToEnd(partitions);
      }
      // Only asking for the position makes the seek happen.
      partitions.forEach(consumer::position);
      return true;
    } catch (InterruptException | WakeupException e) {
      throw e;
    } catch (KafkaException e) {
      report(e);
      return false;
    }
  }

  private void step() {
    // Taken before the look at the end: whoever asks from here on needs a new look.
    CompletableFuture<Void> waiting = asked.getAndSet(null);
    try {
      Map<TopicPartition, Long> ends =
          waiting == null ? Map.of() : consumer.endOffsets(consumer.assignment(), ASK);
      do {
        consumer.poll(POLL).forEach(this::deliver);
      } while (!closed.get() && !reached(ends));
      if (waiting != null) {
        waiting.complete(null);
      }
    } catch (InterruptException | WakeupException e) {
      giveUp(waiting, e);
      throw e;
    } catch (KafkaException e) {
      giveUp(waiting, e);
      report(e);
      pauseAfterError();
    }
  }

  private static void giveUp(CompletableFuture<Void> waiting, KafkaException why) {
    if (waiting != null) {
      waiting.completeExceptionally(why);
    }
  }

  private boolean reached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private void deliver(ConsumerRecord<String, byte[]> read) {
    // A null value is compaction's way of saying that the key is gone; streams are never removed.
    if (read.key() != null && read.value() != null) {
      decoder
          .decode(read.value(), read.partition(), read.offset())
          .ifPresent(value -> listener.read(read.key(), value, read.offset()));
    }
  }

  private void report(KafkaException e) {
    if (!closed.get()) {
      LOG.atWarn()
          .addKeyValue("topic", topicName)
          .addKeyValue("error", e.toString())
          .log("topic cannot be read at the moment");
    }
  }

  private void pauseAfterError() {
    try {
      Thread.sleep(PAUSE_AFTER_ERROR_MS);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
