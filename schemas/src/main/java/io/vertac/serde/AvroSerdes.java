package io.vertac.serde;

import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.vertac.events.SampleBatch;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Serdes of topic values: Avro in Confluent's wire format (byte 0, schema id as four bytes, Avro
 * binary), schemas in the registry.
 */
public final class AvroSerdes implements TopicSerdes {
  /**
   * The registry client reports its choice of an event loop as a warning, past our logging. Held
   * here, because loggers are forgotten with their last reference.
   */
  private static final Logger CLIENT_LOG = Logger.getLogger("io.apicurio.registry.client");

  static {
    CLIENT_LOG.setLevel(Level.SEVERE);
  }

  private final Map<String, Object> settings;

  public AvroSerdes(KafkaSettings kafka) {
    Map<String, Object> all = new HashMap<>(kafka.registryProperties());
    all.putAll(
        Map.ofEntries(
            Map.entry("apicurio.registry.url", kafka.registryUrl() + "/apis/registry/v3"),
            // The id goes into the payload, not into a header: any Confluent client can read it.
            Map.entry("apicurio.registry.headers.enabled", false),
            Map.entry(
                "apicurio.registry.id-handler", "io.apicurio.registry.serde.Default4ByteIdHandler"),
            Map.entry("apicurio.registry.use-id", "contentId"),
            Map.entry(
                "apicurio.registry.artifact-resolver-strategy",
                "io.apicurio.registry.serde.strategy.TopicIdStrategy"),
            Map.entry("apicurio.registry.artifact.group-id", "default"),
            Map.entry("apicurio.registry.auto-register", true),
            Map.entry("apicurio.registry.auto-register.if-exists", "FIND_OR_CREATE_VERSION"),
            // Without this a nested type is registered apart, and Confluent clients cannot find it.
            Map.entry("apicurio.registry.dereference-schema", true),
            // A schema once fetched never changes: a registry that is away must not stop a reader.
            Map.entry("apicurio.registry.fault-tolerant-refresh", true),
            Map.entry("apicurio.registry.avro-datum-provider", RememberedDatums.class.getName()),
            Map.entry("apicurio.registry.use-specific-avro-reader", true)));
    this.settings = Map.copyOf(all);
  }

  @Override
  public <V extends SpecificRecord> Serializer<V> serializer(Topic<V> topic) {
    GeneratedCode.enable(topic.valueType());
    Serializer<V> serializer = new AvroKafkaSerializer<>();
    serializer.configure(settings, false);
    return serializer;
  }

  @Override
  public <V extends SpecificRecord> Deserializer<V> deserializer(Topic<V> topic) {
    GeneratedCode.enable(topic.valueType());
    if (topic.valueType() == SampleBatch.class) {
      @SuppressWarnings("unchecked")
      Deserializer<V> batches =
          (Deserializer<V>) new SampleBatchDeserializer(this.<SampleBatch>general());
      return batches;
    }
    return general();
  }

  private <V> AvroKafkaDeserializer<V> general() {
    AvroKafkaDeserializer<V> deserializer = new AvroKafkaDeserializer<>();
    deserializer.configure(settings, false);
    return deserializer;
  }

  public <V extends SpecificRecord> Serde<V> serde(Topic<V> topic) {
    return Serdes.serdeFrom(serializer(topic), deserializer(topic));
  }
}
