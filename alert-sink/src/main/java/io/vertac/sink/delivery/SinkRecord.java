package io.vertac.sink.delivery;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A topic record that could be decoded.
 *
 * @param origin as it came from Kafka
 * @param value an instance of its topic's type
 */
public record SinkRecord(ConsumerRecord<byte[], byte[]> origin, SpecificRecord value) {

  /** The record's own time, which stays the same however often it is read. */
  public Instant time() {
    return Instant.ofEpochMilli(origin.timestamp());
  }
}
