package io.vertac.serde;

import io.vertac.topics.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** For topologies that run where no other program reads the topics: tests and benchmarks. */
public final class LocalSerdes implements TopicSerdes {

  @Override
  public <V extends SpecificRecord> Serializer<V> serializer(Topic<V> topic) {
    return SingleObject.serde(topic.valueType()).serializer();
  }

  @Override
  public <V extends SpecificRecord> Deserializer<V> deserializer(Topic<V> topic) {
    return SingleObject.serde(topic.valueType()).deserializer();
  }
}
