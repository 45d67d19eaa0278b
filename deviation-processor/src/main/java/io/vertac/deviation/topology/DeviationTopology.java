package io.vertac.deviation.topology;

import io.vertac.deviation.domain.AnalysisSettings;
import io.vertac.deviation.domain.CycleAnalyzer;
import io.vertac.deviation.kernel.Dtw;
import io.vertac.serde.TopicSerdes;
import io.vertac.streams.TopicNodes;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.Topics;
import java.util.function.Supplier;
import org.apache.kafka.streams.Topology;

/** Curves and cycle events in; deviations, verdicts, alerts and references out. */
public final class DeviationTopology implements Supplier<Topology> {
  static final String DEVIATIONS_SINK = "write-deviations";
  static final String ANALYSES_SINK = "write-analyses";
  static final String ALERTS_SINK = "write-alerts";
  static final String REFERENCES_SINK = "write-references";
  private static final String JUDGE_CYCLES = "judge-cycles";
  private static final String[] SOURCES = {"read-cycle-events", "read-traces"};

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
    TopicNodes nodes = new TopicNodes(topology, kafka, serdes);
    nodes.source(SOURCES[0], Topics.CYCLES);
    nodes.source(SOURCES[1], Topics.CYCLE_TRACES);
    topology.addProcessor(
        JUDGE_CYCLES,
        () -> new DeviationNode(settings, new CycleAnalyzer(settings, Dtw.best())),
        SOURCES);
    Stores.all().forEach(store -> topology.addStateStore(store, JUDGE_CYCLES));
    nodes.sink(DEVIATIONS_SINK, Topics.DEVIATIONS, JUDGE_CYCLES);
    nodes.sink(ANALYSES_SINK, Topics.ANALYSES, JUDGE_CYCLES);
    nodes.sink(ALERTS_SINK, Topics.ALERTS, JUDGE_CYCLES);
    nodes.sink(REFERENCES_SINK, Topics.REFERENCES, JUDGE_CYCLES);
    return topology;
  }
}
