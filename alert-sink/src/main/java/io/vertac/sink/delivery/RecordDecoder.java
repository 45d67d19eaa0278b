package io.vertac.sink.delivery;

import io.vertac.serde.AvroSerdes;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.Topic;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Turns a record's bytes into its topic's type, and tells bytes that can never be decoded from a
 * registry that cannot be asked right now.
 */
final class RecordDecoder implements AutoCloseable {
  private static final byte MAGIC = 0;
  private static final int HEADER_LENGTH = 5;

  private final Map<String, Topic<?>> topics = new HashMap<>();
  private final Map<String, Deserializer<? extends SpecificRecord>> deserializers = new HashMap<>();
  private final SchemaLookup schemas;

  RecordDecoder(KafkaSettings kafka, Collection<Topic<?>> topics) {
    AvroSerdes serdes = new AvroSerdes(kafka);
    for (Topic<?> topic : topics) {
      this.topics.put(topic.name(kafka), topic);
      deserializers.put(topic.name(kafka), serdes.deserializer(topic));
    }
    this.schemas = new SchemaLookup(kafka);
  }

  /**
   * The record's value; empty for a tombstone, which says nothing that could be written, and for
   * bytes that can never be decoded, which are added to the rejections.
   *
   * @throws DestinationUnavailableException if the registry is away
   */
  Optional<SinkRecord> decode(ConsumerRecord<byte[], byte[]> origin, List<Rejection> rejected) {
    if (origin.value() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new SinkRecord(origin, value(origin)));
    } catch (UndecodableException e) {
      rejected.add(Rejection.undecodable(origin, e.getMessage()));
      return Optional.empty();
    }
  }

  private SpecificRecord value(ConsumerRecord<byte[], byte[]> origin) throws UndecodableException {
    requireHeader(origin.value());
    try {
      return deserialize(origin);
    } catch (RuntimeException e) {
      // The deserializer fails in the same way for bad bytes and for a registry that is away. Ask
      // the registry itself; if it does answer, one more attempt tells.
      schemas.require(ByteBuffer.wrap(origin.value()).getInt(1));
      return secondAttempt(origin);
    }
  }

  private SpecificRecord secondAttempt(ConsumerRecord<byte[], byte[]> origin)
      throws UndecodableException {
    try {
      return deserialize(origin);
    } catch (RuntimeException e) {
      throw new UndecodableException("the bytes do not fit their schema: " + e);
    }
  }

  private SpecificRecord deserialize(ConsumerRecord<byte[], byte[]> origin)
      throws UndecodableException {
    Object value = deserializers.get(origin.topic()).deserialize(origin.topic(), origin.value());
    Class<? extends SpecificRecord> expected = topics.get(origin.topic()).valueType();
    if (!expected.isInstance(value)) {
      throw new UndecodableException(
          "it holds a %s, not a %s".formatted(typeName(value), expected.getSimpleName()));
    }
    return expected.cast(value);
  }

  private static void requireHeader(byte[] value) throws UndecodableException {
    if (value.length < HEADER_LENGTH || value[0] != MAGIC) {
      throw new UndecodableException(
          "it does not begin with byte 0 and a schema id (%d bytes)".formatted(value.length));
    }
  }

  private static String typeName(Object value) {
    return value == null ? "null" : value.getClass().getSimpleName();
  }

  @Override
  public void close() {
    deserializers.values().forEach(Deserializer::close);
  }
}
