package io.vertac.serde;

import io.vertac.topics.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** How the values of topics become bytes and back. */
public interface TopicSerdes {
  <V extends SpecificRecord> Serializer<V> serializer(Topic<V> topic);

  <V extends SpecificRecord> Deserializer<V> deserializer(Topic<V> topic);
}
