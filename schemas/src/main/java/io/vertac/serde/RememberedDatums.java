package io.vertac.serde;

import io.apicurio.registry.serde.avro.DefaultAvroDatumProvider;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;

/**
 * Finds reader and writer of a schema by the schema object itself. The serde's own provider finds
 * them by a fingerprint, for which it writes out the whole schema with every record.
 *
 * <p>Made by the serde, by its name.
 */
public final class RememberedDatums<T> extends DefaultAvroDatumProvider<T> {
  private volatile Known<DatumReader<T>> reader = new Known<>(null, null);
  private volatile Known<DatumWriter<T>> writer = new Known<>(null, null);

  private record Known<D>(Schema schema, D datum) {}

  @Override
  public DatumReader<T> createDatumReader(Schema schema) {
    Known<DatumReader<T>> known = reader;
    if (known.schema() != schema) {
      known = new Known<>(schema, super.createDatumReader(schema));
      reader = known;
    }
    return known.datum();
  }

  @Override
  public DatumWriter<T> createDatumWriter(T data, Schema schema) {
    Known<DatumWriter<T>> known = writer;
    if (known.schema() != schema) {
      known = new Known<>(schema, super.createDatumWriter(data, schema));
      writer = known;
    }
    return known.datum();
  }
}
