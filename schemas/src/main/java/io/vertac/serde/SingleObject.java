package io.vertac.serde;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Avro single-object encoding: no registry, but the schema's fingerprint in front, so that bytes of
 * another schema are noticed instead of misread. For state stores, and for topologies whose topics
 * no other program reads.
 */
public final class SingleObject {
  private SingleObject() {}

  public static <V extends SpecificRecord> Serde<V> serde(Class<V> type) {
    SpecificData model = SpecificData.getForClass(type);
    Schema schema = model.getSchema(type);
    BinaryMessageEncoder<V> encoder = new BinaryMessageEncoder<>(model, schema);
    BinaryMessageDecoder<V> decoder = new BinaryMessageDecoder<>(model, schema);
    return Serdes.serdeFrom(
        (topic, value) -> value == null ? null : encode(encoder, value),
        (topic, bytes) -> bytes == null ? null : decode(decoder, bytes));
  }

  private static <V> byte[] encode(BinaryMessageEncoder<V> encoder, V value) {
    try {
      ByteBuffer buffer = encoder.encode(value);
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }

  private static <V> V decode(BinaryMessageDecoder<V> decoder, byte[] bytes) {
    try {
      return decoder.decode(bytes);
    } catch (IOException e) {
      throw new SerializationException("these bytes are not such a record", e);
    }
  }
}
