package io.vertac.cycle.topology;

import io.vertac.cycle.domain.CycleEngine;
import io.vertac.cycle.domain.CycleRules;
import io.vertac.serde.TopicSerdes;
import io.vertac.streams.TopicNodes;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.Topics;
import java.util.function.Supplier;
import org.apache.kafka.streams.Topology;

/** Registrations, commands and samples in; cycles, curves and decisions out. */
public final class CycleTopology implements Supplier<Topology> {
  static final String CYCLES_SINK = "write-cycle-events";
  static final String TRACES_SINK = "write-traces";
  static final String STATUS_SINK = "write-status";
  static final String RESULTS_SINK = "write-command-results";
  static final String SETTINGS_SINK = "write-settings";
  static final String COMMANDS_SINK = "write-passed-deadlines";
  static final String DEAD_LETTERS_SINK = "write-dead-letters";
  private static final String CUT_CYCLES = "cut-cycles";
  private static final String[] SOURCES = {"read-streams", "read-commands", "read-samples"};

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
    TopicNodes nodes = new TopicNodes(topology, kafka, serdes);
    nodes.source(SOURCES[0], Topics.STREAMS);
    nodes.source(SOURCES[1], Topics.CYCLE_COMMANDS);
    nodes.source(SOURCES[2], Topics.SAMPLES);
    topology.addProcessor(
        CUT_CYCLES, () -> new CycleProcessorNode(new CycleEngine(rules)), SOURCES);
    Stores.all().forEach(store -> topology.addStateStore(store, CUT_CYCLES));
    nodes.sink(CYCLES_SINK, Topics.CYCLES, CUT_CYCLES);
    nodes.sink(TRACES_SINK, Topics.CYCLE_TRACES, CUT_CYCLES);
    nodes.sink(STATUS_SINK, Topics.CYCLE_STATUS, CUT_CYCLES);
    nodes.sink(RESULTS_SINK, Topics.COMMAND_RESULTS, CUT_CYCLES);
    nodes.sink(COMMANDS_SINK, Topics.CYCLE_COMMANDS, CUT_CYCLES);
    nodes.sink(SETTINGS_SINK, Topics.SETTINGS, CUT_CYCLES);
    nodes.sink(DEAD_LETTERS_SINK, Topics.DEAD_LETTERS, CUT_CYCLES);
    return topology;
  }
}
