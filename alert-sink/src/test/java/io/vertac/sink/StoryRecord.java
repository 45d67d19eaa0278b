package io.vertac.sink;

import io.vertac.sink.delivery.SinkRecord;
import io.vertac.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** What a service would put into a topic. */
public record StoryRecord(Topic<?> topic, String key, SpecificRecord value, Instant time) {

  /** As a writer gets it, without Kafka in between. */
  public SinkRecord asSinkRecord(long offset) {
    ConsumerRecord<byte[], byte[]> origin =
        new ConsumerRecord<>(
            topic.suffix(),
            0,
            offset,
            time.toEpochMilli(),
            TimestampType.CREATE_TIME,
            0,
            0,
            key.getBytes(StandardCharsets.UTF_8),
            new byte[0],
            new RecordHeaders(),
            Optional.empty());
    return new SinkRecord(origin, value);
  }
}
