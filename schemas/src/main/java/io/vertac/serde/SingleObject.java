package io.vertac.serde;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
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
 *
 * <p>What an earlier version stored stays readable: its schemas lie beside the class as {@code
 * <Name>.v1.avsc}, {@code .v2.avsc} and so on, oldest first.
 */
public final class SingleObject {
  private SingleObject() {}

  public static <V extends SpecificRecord> Serde<V> serde(Class<V> type) {
    SpecificData model = GeneratedCode.enable(type);
    Schema schema = model.getSchema(type);
    BinaryMessageEncoder<V> encoder = new BinaryMessageEncoder<>(model, schema);
    BinaryMessageDecoder<V> decoder = new BinaryMessageDecoder<>(model, schema);
    earlier(type).forEach(decoder::addSchema);
    return Serdes.serdeFrom(
        (topic, value) -> value == null ? null : encode(encoder, value),
        (topic, bytes) -> bytes == null ? null : decode(decoder, bytes));
  }

  private static List<Schema> earlier(Class<?> type) {
    List<Schema> schemas = new ArrayList<>();
    for (int version = 1; ; version++) {
      String name = type.getSimpleName() + ".v" + version + ".avsc";
      try (InputStream resource = type.getResourceAsStream(name)) {
        if (resource == null) {
          return schemas;
        }
        schemas.add(new Schema.Parser().parse(resource));
      } catch (IOException e) {
        throw new UncheckedIOException(name + " cannot be read", e);
      }
    }
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
