package io.vertac.streams;

import io.vertac.events.DeadLetter;
import io.vertac.events.PayloadFormat;
import io.vertac.serde.AvroSerdes;
import io.vertac.topics.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * Turns a record that a topology could not use into a record for the dead-letter topic.
 *
 * <p>Kafka Streams' own dead-letter queue (KIP-1034) writes the raw value with the reason in
 * headers; subscribers are promised a {@link DeadLetter}, so its hook is used and the record is our
 * own. It travels in the same transaction as everything else the topology writes.
 */
final class DeadLetterRecords {
  static final String SETTINGS_KEY = "vertac.streams.settings";

  private final StreamsSettings settings;
  private final RefusedRecords refused;
  private final Serializer<DeadLetter> serializer;

  private DeadLetterRecords(StreamsSettings settings, RefusedRecords refused) {
    this.settings = settings;
    this.refused = refused;
    this.serializer = new AvroSerdes(settings.kafka()).serializer(Topics.DEAD_LETTERS);
  }

  static DeadLetterRecords from(Map<String, ?> configuration) {
    return new DeadLetterRecords(
        (StreamsSettings) configuration.get(SETTINGS_KEY), RefusedRecords.from(configuration));
  }

  ProducerRecord<byte[], byte[]> of(
      ErrorHandlerContext context, String reason, byte[] key, byte[] value, Exception error) {
    DeadLetter letter =
        DeadLetter.newBuilder()
            .setReason(reason)
            .setCause(describe(error))
            .setService(settings.application())
            .setOriginTopic(context.topic() == null ? "" : context.topic())
            .setOriginPartition(context.partition())
            .setOriginOffset(context.offset())
            .setOriginTime(Instant.ofEpochMilli(Math.max(0, context.timestamp())))
            .setOriginKey(key == null ? null : new String(key, StandardCharsets.UTF_8))
            .setPayloadFormat(PayloadFormat.raw)
            .setPayload(ByteBuffer.wrap(value == null ? new byte[0] : value))
            .build();
    refused.deadLetter(reason);
    String topic = Topics.DEAD_LETTERS.name(settings.kafka());
    return new ProducerRecord<>(
        topic, null, Math.max(0, context.timestamp()), key, serializer.serialize(topic, letter));
  }

  private static String describe(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName() + ": " + root.getMessage();
  }
}
