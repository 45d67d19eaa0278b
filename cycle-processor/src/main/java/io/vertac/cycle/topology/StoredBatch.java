package io.vertac.cycle.topology;

import io.vertac.cycle.domain.SampleReader;
import io.vertac.events.BatchSensor;
import io.vertac.events.Sample;
import io.vertac.events.SampleBatch;
import io.vertac.serde.ReceivedBatch;
import io.vertac.serde.SingleObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.serialization.Serde;

/**
 * Reads kept batches without making an object of each sample: when a cycle stops, all its samples
 * are read while somebody waits for the result.
 *
 * <p>That is done for bytes of the present schema, as long as its fields are those this class
 * knows; all others are decoded in the general way.
 */
final class StoredBatch {
  private static final Serde<SampleBatch> SERDE = SingleObject.serde(SampleBatch.class);
  private static final byte[] HEADER = header();
  private static final List<String> BATCH_FIELDS =
      List.of("stream_id", "dataset_id", "batch_id", "received_at", "sensors", "samples");
  private static final List<String> SENSOR_FIELDS = List.of("sensor_id", "sensor_name", "unit");
  private static final List<String> SAMPLE_FIELDS =
      List.of("sensor", "time_us", "time_ns", "value", "quality");
  private static final boolean KNOWN =
      fields(SampleBatch.SCHEMA$).equals(BATCH_FIELDS)
          && fields(BatchSensor.SCHEMA$).equals(SENSOR_FIELDS)
          && fields(Sample.SCHEMA$).equals(SAMPLE_FIELDS);

  private StoredBatch() {}

  static byte[] bytes(SampleBatch batch) {
    if (batch instanceof ReceivedBatch received) {
      byte[] bytes = Arrays.copyOf(HEADER, HEADER.length + received.length());
      received.copyTo(bytes, HEADER.length);
      return bytes;
    }
    return SERDE.serializer().serialize(null, batch);
  }

  /** All batches of a value. */
  static List<SampleBatch> all(byte[] value) {
    List<SampleBatch> batches = new ArrayList<>();
    Chunks.read(value, (bytes, offset, length) -> batches.add(of(bytes, offset, length)));
    return batches;
  }

  /** All samples of a value. */
  static void read(byte[] value, SampleReader reader) {
    Chunks.read(value, (bytes, offset, length) -> read(bytes, offset, length, reader));
  }

  private static SampleBatch of(byte[] bytes, int offset, int length) {
    return SERDE
        .deserializer()
        .deserialize(null, Arrays.copyOfRange(bytes, offset, offset + length));
  }

  private static void read(byte[] bytes, int offset, int length, SampleReader reader) {
    int body = offset + HEADER.length;
    if (KNOWN && Arrays.equals(HEADER, 0, HEADER.length, bytes, offset, body)) {
      readColumns(bytes, body, length - HEADER.length, reader);
    } else {
      readObjects(of(bytes, offset, length), reader);
    }
  }

  private static void readObjects(SampleBatch batch, SampleReader reader) {
    reader.sensors(batch.getSensors());
    for (Sample sample : batch.getSamples()) {
      long timeNs = sample.getTimeUs() * 1_000 + sample.getTimeNs();
      reader.sample(sample.getSensor(), timeNs, sample.getValue(), sample.getQuality());
    }
  }

  private static void readColumns(byte[] bytes, int offset, int length, SampleReader reader) {
    BinaryDecoder in = DecoderFactory.get().binaryDecoder(bytes, offset, length, null);
    try {
      in.skipString();
      in.skipString();
      in.skipString();
      in.readLong();
      reader.sensors(sensors(in));
      for (long block = in.readArrayStart(); block > 0; block = in.arrayNext()) {
        for (long i = 0; i < block; i++) {
          int sensor = in.readInt();
          long timeNs = in.readLong() * 1_000 + in.readInt();
          reader.sample(sensor, timeNs, in.readDouble(), in.readDouble());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a kept batch cannot be read", e);
    }
  }

  private static List<BatchSensor> sensors(BinaryDecoder in) throws IOException {
    List<BatchSensor> sensors = new ArrayList<>();
    for (long block = in.readArrayStart(); block > 0; block = in.arrayNext()) {
      for (long i = 0; i < block; i++) {
        sensors.add(new BatchSensor(in.readString(), in.readString(), in.readString()));
      }
    }
    return sensors;
  }

  /** Of Avro's single-object encoding: two fixed bytes and the schema's fingerprint. */
  private static byte[] header() {
    long fingerprint = SchemaNormalization.parsingFingerprint64(SampleBatch.SCHEMA$);
    byte[] header = new byte[2 + Long.BYTES];
    header[0] = (byte) 0xC3;
    header[1] = 0x01;
    for (int i = 0; i < Long.BYTES; i++) {
      header[2 + i] = (byte) (fingerprint >>> (8 * i));
    }
    return header;
  }

  private static List<String> fields(Schema schema) {
    return schema.getFields().stream().map(Schema.Field::name).toList();
  }
}
