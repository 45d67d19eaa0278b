package io.vertac.cycle.topology;

import io.vertac.cycle.domain.CycleEngine;
import io.vertac.cycle.domain.CycleRules;
import io.vertac.serde.TopicSerdes;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.StreamPartition;
import io.vertac.topics.Topic;
import io.vertac.topics.Topics;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Registrations, commands and samples in; cycles, curves and decisions out. */
public final class CycleTopology implements Supplier<Topology> {
  static final String CYCLES_SINK = "write-cycle-events";
  static final String TRACES_SINK = "write-traces";
  static final String STATUS_SINK = "write-status";
  static final String RESULTS_SINK = "write-command-results";
  static final String COMMANDS_SINK = "write-passed-deadlines";
  static final String DEAD_LETTERS_SINK = "write-dead-letters";
  private static final String CUT_CYCLES = "cut-cycles";
  private static final String[] SOURCES = {"read-streams", "read-commands", "read-samples"};

  /** All topics of a stream go by its id, also where the key has more in it. */
  private static final StreamPartitioner<String, Object> BY_STREAM =
      (topic, key, value, partitions) -> Optional.of(Set.of(StreamPartition.of(key, partitions)));

  private final KafkaSettings kafka;
  private final TopicSerdes serdes;
  private final CycleRules rules;

  public CycleTopology(KafkaSettings kafka, TopicSerdes serdes, CycleRules rules) {
    this.kafka = kafka;
    this.serdes = serdes;
    this.rules = rules;
  }

  @Override
  public Topology get() {
    Topology topology = new Topology();
    addSource(topology, SOURCES[0], Topics.STREAMS);
    addSource(topology, SOURCES[1], Topics.CYCLE_COMMANDS);
    addSource(topology, SOURCES[2], Topics.SAMPLES);
    topology.addProcessor(
        CUT_CYCLES, () -> new CycleProcessorNode(new CycleEngine(rules)), SOURCES);
    Stores.all().forEach(store -> topology.addStateStore(store, CUT_CYCLES));
    addSink(topology, CYCLES_SINK, Topics.CYCLES);
    addSink(topology, TRACES_SINK, Topics.CYCLE_TRACES);
    addSink(topology, STATUS_SINK, Topics.CYCLE_STATUS);
    addSink(topology, RESULTS_SINK, Topics.COMMAND_RESULTS);
    addSink(topology, COMMANDS_SINK, Topics.CYCLE_COMMANDS);
    addSink(topology, DEAD_LETTERS_SINK, Topics.DEAD_LETTERS);
    return topology;
  }

  private void addSource(Topology topology, String name, Topic<?> topic) {
    topology.addSource(
        name, new StringDeserializer(), serdes.deserializer(topic), topic.name(kafka));
  }

  private <V extends SpecificRecord> void addSink(Topology topology, String name, Topic<V> topic) {
    topology.addSink(
        name,
        topic.name(kafka),
        new StringSerializer(),
        serdes.serializer(topic),
        BY_STREAM,
        CUT_CYCLES);
  }
}
