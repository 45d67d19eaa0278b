package io.vertac.deviation.topology;

import io.vertac.deviation.domain.AnalysisSettings;
import io.vertac.deviation.domain.CycleAnalyzer;
import io.vertac.deviation.kernel.Dtw;
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

/** Curves and cycle events in; deviations, verdicts, alerts and references out. */
public final class DeviationTopology implements Supplier<Topology> {
  static final String DEVIATIONS_SINK = "write-deviations";
  static final String ANALYSES_SINK = "write-analyses";
  static final String ALERTS_SINK = "write-alerts";
  static final String REFERENCES_SINK = "write-references";
  private static final String JUDGE_CYCLES = "judge-cycles";
  private static final String[] SOURCES = {"read-cycle-events", "read-traces"};

  private static final StreamPartitioner<String, Object> BY_STREAM =
      (topic, key, value, partitions) -> Optional.of(Set.of(StreamPartition.of(key, partitions)));

  private final KafkaSettings kafka;
  private final TopicSerdes serdes;
  private final AnalysisSettings settings;

  public DeviationTopology(KafkaSettings kafka, TopicSerdes serdes, AnalysisSettings settings) {
    this.kafka = kafka;
    this.serdes = serdes;
    this.settings = settings;
  }

  @Override
  public Topology get() {
    Topology topology = new Topology();
    addSource(topology, SOURCES[0], Topics.CYCLES);
    addSource(topology, SOURCES[1], Topics.CYCLE_TRACES);
    topology.addProcessor(
        JUDGE_CYCLES,
        () -> new DeviationNode(settings, new CycleAnalyzer(settings, Dtw.best())),
        SOURCES);
    Stores.all().forEach(store -> topology.addStateStore(store, JUDGE_CYCLES));
    addSink(topology, DEVIATIONS_SINK, Topics.DEVIATIONS);
    addSink(topology, ANALYSES_SINK, Topics.ANALYSES);
    addSink(topology, ALERTS_SINK, Topics.ALERTS);
    addSink(topology, REFERENCES_SINK, Topics.REFERENCES);
    return topology;
  }

  private void addSource(Topology topology, String name, Topic<?> topic) {
    topology.addSource(
        name, new StringDeserializer(), serdes.deserializer(topic), topic.name(kafka));
  }

  /**
   * Everything of a stream goes to its partition; keys without a stream id spread by themselves.
   */
  private <V extends SpecificRecord> void addSink(Topology topology, String name, Topic<V> topic) {
    topology.addSink(
        name,
        topic.name(kafka),
        new StringSerializer(),
        serdes.serializer(topic),
        BY_STREAM,
        JUDGE_CYCLES);
  }
}
