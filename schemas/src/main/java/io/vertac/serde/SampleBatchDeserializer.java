package io.vertac.serde;

import io.apicurio.registry.resolver.strategy.ArtifactReference;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.vertac.events.SampleBatch;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads batches that were written by the present schema itself, and leaves to Avro and the registry
 * whatever else comes: other schemas, whose fields have to be resolved, and what is no batch.
 */
final class SampleBatchDeserializer implements Deserializer<SampleBatch> {
  private static final Logger LOG = LoggerFactory.getLogger(SampleBatchDeserializer.class);
  private static final byte MAGIC = 0;
  private static final int BODY = 1 + Integer.BYTES;
  private static final long NONE = -1;
  private static final long PRESENT =
      SchemaNormalization.parsingFingerprint64(SampleBatch.getClassSchema());

  private final AvroKafkaDeserializer<SampleBatch> general;
  private final SampleBatchReader reader = new SampleBatchReader();

  /** Ids under which the registry knows schemas: the last one of each kind. */
  private volatile long presentId = NONE;

  private volatile long otherId = NONE;

  /**
   * @param general configured already; closed with this one
   */
  SampleBatchDeserializer(AvroKafkaDeserializer<SampleBatch> general) {
    this.general = general;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    general.configure(configs, isKey);
  }

  @Override
  public SampleBatch deserialize(String topic, byte[] data) {
    SampleBatch batch = ofPresentSchema(data);
    if (batch == null) {
      batch = general.deserialize(topic, data);
      learn(data);
    }
    return batch;
  }

  @Override
  public SampleBatch deserialize(String topic, Headers headers, byte[] data) {
    SampleBatch batch = ofPresentSchema(data);
    if (batch == null) {
      batch = general.deserialize(topic, headers, data);
      learn(data);
    }
    return batch;
  }

  @Override
  public void close() {
    general.close();
  }

  /** Null if it is none. */
  private SampleBatch ofPresentSchema(byte[] data) {
    if (data == null || presentId == NONE || id(data) != presentId) {
      return null;
    }
    try {
      return reader.read(data, BODY);
    } catch (RuntimeException e) {
      // What is wrong with it is said by the general way, as for every other topic.
      return null;
    }
  }

  /** Which kind of schema a record had that was just read, and which the registry thus knows. */
  private void learn(byte[] data) {
    long id = data == null ? NONE : id(data);
    if (id == NONE || id == presentId || id == otherId) {
      return;
    }
    try {
      if (SchemaNormalization.parsingFingerprint64(schema(id)) == PRESENT) {
        presentId = id;
      } else {
        otherId = id;
      }
    } catch (RuntimeException e) {
      // The registry is away just now. The record is read, and the next one is asked for again.
      LOG.atDebug().addKeyValue("error", e.toString()).log("schema not looked up this time");
    }
  }

  private Schema schema(long id) {
    return general
        .getSchemaResolver()
        .resolveSchemaByArtifactReference(ArtifactReference.fromContentId(id))
        .getParsedSchema()
        .getParsedSchema();
  }

  private static long id(byte[] data) {
    return data.length < BODY || data[0] != MAGIC
        ? NONE
        : Integer.toUnsignedLong(ByteBuffer.wrap(data).getInt(1));
  }
}
