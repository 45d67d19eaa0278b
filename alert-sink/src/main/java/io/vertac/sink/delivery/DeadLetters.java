package io.vertac.sink.delivery;

import io.vertac.config.LoggedTrace;
import io.vertac.events.DeadLetter;
import io.vertac.events.PayloadFormat;
import io.vertac.serde.AvroSerdes;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts what cannot be written into the dead-letter topic. Safe for several threads. */
public final class DeadLetters implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
  private static final String SERVICE = "alert-sink";

  /** The request that a record stems from (W3C Trace Context). */
  private static final String TRACE = "traceparent";

  /** A letter holds a whole record and some more; the broker judges by the compressed size. */
  private static final int MAX_REQUEST_BYTES = 8 * 1024 * 1024;

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
  private static final int CUT_BYTES = 64 * 1024;

  /** Shorter than the time after which Kafka takes a consumer that does not poll for dead. */
  private static final int DELIVERY_TIMEOUT_MS = 60_000;

  private final String topic;
  private final Serializer<DeadLetter> serializer;
  private final Producer<byte[], byte[]> producer;

  public DeadLetters(KafkaSettings kafka) {
    this.topic = Topics.DEAD_LETTERS.name(kafka);
    this.serializer = new AvroSerdes(kafka).serializer(Topics.DEAD_LETTERS);
    this.producer =
        new KafkaProducer<>(settings(kafka), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Returns when Kafka has acknowledged a letter for each rejection.
   *
   * @throws DestinationUnavailableException if it did not, or the registry is away
   */
  void send(List<Rejection> rejected) {
    List<Future<?>> sent = new ArrayList<>();
    for (Rejection rejection : rejected) {
      sent.add(send(rejection));
    }
    for (int i = 0; i < sent.size(); i++) {
      await(sent.get(i), rejected.get(i));
    }
  }

  private void await(Future<?> sent, Rejection rejection) {
    try {
      sent.get();
      log(rejection);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RecordTooLargeException
          && rejection.payloadLength() > CUT_BYTES) {
        // A record close to the broker's limit, wrapped, is above it; its origin still names it.
        Rejection cut = rejection.cutTo(CUT_BYTES);
        await(send(cut), cut);
        return;
      }
      throw new DestinationUnavailableException(
          "the dead-letter topic cannot be written: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DestinationUnavailableException("interrupted", e);
    }
  }

  private static void log(Rejection rejection) {
    ConsumerRecord<byte[], byte[]> origin = rejection.origin();
    Header trace = origin.headers().lastHeader(TRACE);
    try (LoggedTrace logged = LoggedTrace.of(trace == null ? null : trace.value())) {
      LOG.atWarn()
          .addKeyValue("reason", rejection.reason())
          .addKeyValue("topic", origin.topic())
          .addKeyValue("partition", origin.partition())
          .addKeyValue("offset", origin.offset())
          .log("record put into the dead-letter topic");
    }
  }

  private Future<?> send(Rejection rejection) {
    return producer.send(
        new ProducerRecord<>(topic, rejection.origin().key(), encode(letter(rejection))));
  }

  private synchronized byte[] encode(DeadLetter letter) {
    try {
      return serializer.serialize(topic, letter);
    } catch (RuntimeException e) {
      throw new DestinationUnavailableException("a dead letter cannot be encoded: " + e, e);
    }
  }

  private static DeadLetter letter(Rejection rejection) {
    ConsumerRecord<byte[], byte[]> origin = rejection.origin();
    return DeadLetter.newBuilder()
        .setReason(rejection.reason())
        .setCause(rejection.cause())
        .setService(SERVICE)
        .setOriginTopic(origin.topic())
        .setOriginPartition(origin.partition())
        .setOriginOffset(origin.offset())
        .setOriginTime(Instant.ofEpochMilli(Math.max(0, origin.timestamp())))
        .setOriginKey(
            origin.key() == null ? null : new String(origin.key(), StandardCharsets.UTF_8))
        .setPayloadFormat(PayloadFormat.raw)
        .setPayload(ByteBuffer.wrap(origin.value()))
        .build();
  }

  private static Properties settings(KafkaSettings kafka) {
    Properties settings = kafka.clientBase();
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // Every client knows it; a large record still fits when it is wrapped up with its reason.
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_TIMEOUT_MS);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS);
    return settings;
  }

  @Override
  public void close() {
    producer.close(CLOSE_TIMEOUT);
    serializer.close();
  }
}
