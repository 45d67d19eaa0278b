package io.vertac.gateway.kafka;

import io.vertac.serde.AvroSerdes;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Encodes the values of one topic in Confluent's wire format.
 *
 * <p>The schema is registered once, when this is made; after that no request waits for the
 * registry, and none fails because it is away. Safe for use by many threads.
 */
public final class RecordEncoder<V extends SpecificRecordBase> {
  /** Byte 0 and four bytes of schema id. */
  private static final int PREFIX_BYTES = 5;

  private static final int FIRST_CAPACITY = 1024;

  private final Topic<V> topic;
  private final byte[] prefix;
  private final SpecificDatumWriter<V> writer;

  private RecordEncoder(Topic<V> topic, byte[] prefix, SpecificDatumWriter<V> writer) {
    this.topic = topic;
    this.prefix = prefix;
    this.writer = writer;
  }

  /**
   * @param example any complete record of the topic; it is encoded, not sent
   * @throws RuntimeException if the registry cannot be reached or refuses the schema
   */
  public static <V extends SpecificRecordBase> RecordEncoder<V> register(
      AvroSerdes serdes, KafkaSettings kafka, Topic<V> topic, V example) {
    try (Serializer<V> serializer = serdes.serializer(topic)) {
      byte[] encoded = serializer.serialize(topic.name(kafka), example);
      return new RecordEncoder<>(
          topic,
          Arrays.copyOf(encoded, PREFIX_BYTES),
          new SpecificDatumWriter<>(example.getSchema(), example.getSpecificData()));
    }
  }

  public Topic<V> topic() {
    return topic;
  }

  /** What stands before the Avro binary of every value. */
  public byte[] prefix() {
    return prefix.clone();
  }

  public byte[] encode(V value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(FIRST_CAPACITY);
    out.writeBytes(prefix);
    try {
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
      writer.write(value, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("a record in memory cannot be written", e);
    }
    return out.toByteArray();
  }
}
