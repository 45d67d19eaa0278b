package io.vertac.streams;

import io.vertac.serde.TopicSerdes;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.StreamPartition;
import io.vertac.topics.Topic;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** The ends of a topology: sources and sinks of the catalogue's topics. */
public final class TopicNodes {
  /** All that is keyed by a stream goes by its id, also where the key has more in it. */
  private static final StreamPartitioner<String, Object> BY_STREAM =
      (topic, key, value, partitions) -> Optional.of(Set.of(StreamPartition.of(key, partitions)));

  private final Topology topology;
  private final KafkaSettings kafka;
  private final TopicSerdes serdes;

  public TopicNodes(Topology topology, KafkaSettings kafka, TopicSerdes serdes) {
    this.topology = topology;
    this.kafka = kafka;
    this.serdes = serdes;
  }

  public void source(String name, Topic<?> topic) {
    topology.addSource(
        name, new StringDeserializer(), serdes.deserializer(topic), topic.name(kafka));
  }

  public <V extends SpecificRecord> void sink(String name, Topic<V> topic, String parent) {
    topology.addSink(
        name,
        topic.name(kafka),
        new StringSerializer(),
        serdes.serializer(topic),
        BY_STREAM,
        parent);
  }
}
