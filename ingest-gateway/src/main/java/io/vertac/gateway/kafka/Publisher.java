package io.vertac.gateway.kafka;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import io.vertac.gateway.trace.Traces;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends records and tells when all in-sync replicas have them. */
public final class Publisher implements AutoCloseable {
  /** What a client is told to wait when Kafka does not take records. */
  public static final int RETRY_AFTER_SECONDS = 2;

  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
  private static final long LOG_PERIOD_NANOS = 1_000_000_000L;

  private final KafkaSettings kafka;
  private final Duration closeTimeout;
  private final KafkaProducer<String, byte[]> producer;
  private final LongAdder failed = new LongAdder();
  private final AtomicLong lastLogged = new AtomicLong(System.nanoTime() - LOG_PERIOD_NANOS);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  /**
   * @param delivery how long Kafka may take to acknowledge
   * @param inFlightBytes what is let wait for acknowledgement at most
   * @param maxRecordBytes the largest value that is sent
   */
  public Publisher(KafkaSettings kafka, Duration delivery, long inFlightBytes, int maxRecordBytes) {
    this.kafka = kafka;
    this.closeTimeout = delivery;
    this.producer =
        new KafkaProducer<>(ProducerSettings.of(kafka, delivery, inFlightBytes, maxRecordBytes));
  }

  /**
   * Fetches what is needed to send to the topic, so that no request waits for it.
   *
   * @throws KafkaException if Kafka does not answer
   */
  public void warm(Topic<?> topic) {
    producer.partitionsFor(topic.name(kafka));
  }

  public <V extends SpecificRecordBase> CompletableFuture<RecordMetadata> send(
      RecordEncoder<V> encoder, String key, Instant timestamp, V value) {
    return send(encoder.topic(), key, timestamp, encoder.encode(value));
  }

  /**
   * @param timestamp becomes the record's, in milliseconds
   * @param value already encoded
   * @return completes on the producer's own thread, with where the record is, or with a {@link
   *     Refusal}: 503 if Kafka did not acknowledge it in time (it may still be there)
   */
  public CompletableFuture<RecordMetadata> send(
      Topic<?> topic, String key, Instant timestamp, byte[] value) {
    CompletableFuture<RecordMetadata> acknowledged = new CompletableFuture<>();
    ProducerRecord<String, byte[]> sent =
        new ProducerRecord<>(topic.name(kafka), null, timestamp.toEpochMilli(), key, value);
    Traces.note(sent.headers());
    try {
      producer.send(
          sent,
          (metadata, error) -> {
            if (error == null) {
              acknowledged.complete(metadata);
            } else {
              acknowledged.completeExceptionally(refusal(topic, error));
            }
          });
    } catch (KafkaException | IllegalStateException e) {
      acknowledged.completeExceptionally(refusal(topic, e));
      noteIfFatal(e);
    }
    return acknowledged;
  }

  /** How Kafka takes what is sent. */
  public MeterBinder meters() {
    return new PublisherMeters(producer);
  }

  /** Null while records can be sent; otherwise what makes this producer useless for good. */
  public Throwable failure() {
    return failure.get();
  }

  /** Waits for what is under way, as long as it may take to be acknowledged. */
  @Override
  public void close() {
    producer.close(closeTimeout);
  }

  private Refusal refusal(Topic<?> topic, Exception error) {
    if (error instanceof RecordTooLargeException) {
      return Refusal.of(RefusalKind.TOO_LARGE, "Kafka takes no record of this size");
    }
    logFailed(topic, error);
    return Refusal.retryLater(
        RefusalKind.UNAVAILABLE, "Kafka did not acknowledge the record", RETRY_AFTER_SECONDS);
  }

  /** A line a second: when Kafka is away there are thousands of records to say it of. */
  private void logFailed(Topic<?> topic, Exception error) {
    failed.increment();
    long now = System.nanoTime();
    long last = lastLogged.get();
    if (now - last >= LOG_PERIOD_NANOS && lastLogged.compareAndSet(last, now)) {
      LOG.atWarn()
          .addKeyValue("topic", topic.suffix())
          .addKeyValue("records", failed.sumThenReset())
          .addKeyValue("error", error.toString())
          .log("records not acknowledged");
    }
  }

  /**
   * An exception out of send() itself that is not an answer of Kafka's comes from a dead producer.
   */
  private void noteIfFatal(RuntimeException error) {
    boolean answer = error instanceof RetriableException || error instanceof ApiException;
    if (!answer) {
      failure.compareAndSet(null, error);
    }
  }
}
