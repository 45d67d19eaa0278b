package io.vertac.benchmarks.detection;

import io.vertac.config.Environment;
import io.vertac.cycle.domain.CycleRules;
import io.vertac.cycle.topology.CycleTopology;
import io.vertac.deviation.domain.AnalysisSettings;
import io.vertac.deviation.topology.DeviationTopology;
import io.vertac.events.Alert;
import io.vertac.events.CycleAnalysis;
import io.vertac.events.CycleCommand;
import io.vertac.events.CycleEvent;
import io.vertac.events.SampleBatch;
import io.vertac.events.SensorTrace;
import io.vertac.events.StreamRegistered;
import io.vertac.serde.LocalSerdes;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.Topic;
import io.vertac.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** Both topologies with factory settings, one behind the other, without a broker. */
final class TwoTopologies implements AutoCloseable {
  private static final KafkaSettings KAFKA =
      new KafkaSettings("none:9092", "http://none", "vertac.", 1, (short) 1, Map.of());
  private static final Environment FACTORY = new Environment(Map.of());

  private final LocalSerdes serdes = new LocalSerdes();
  private final TopologyTestDriver cycles;
  private final TopologyTestDriver deviations;
  private final TestOutputTopic<String, CycleEvent> events;
  private final TestOutputTopic<String, SensorTrace> traces;
  private final TestOutputTopic<String, CycleAnalysis> analyses;
  private final TestOutputTopic<String, Alert> alerts;

  TwoTopologies(Instant begin) {
    cycles = driver("cycles", new CycleTopology(KAFKA, serdes, CycleRules.from(FACTORY)), begin);
    deviations =
        driver(
            "deviations",
            new DeviationTopology(KAFKA, serdes, AnalysisSettings.from(FACTORY)),
            begin);
    events = output(cycles, Topics.CYCLES);
    traces = output(cycles, Topics.CYCLE_TRACES);
    analyses = output(deviations, Topics.ANALYSES);
    alerts = output(deviations, Topics.ALERTS);
  }

  void register(StreamRegistered stream) {
    input(cycles, Topics.STREAMS).pipeInput(stream.getStreamId(), stream, stream.getRegisteredAt());
  }

  void send(CycleCommand command) {
    input(cycles, Topics.CYCLE_COMMANDS)
        .pipeInput(command.getStreamId(), command, command.getReceivedAt());
  }

  void send(SampleBatch batch) {
    input(cycles, Topics.SAMPLES).pipeInput(batch.getStreamId(), batch, batch.getReceivedAt());
  }

  /** Lets the wall clock go on. */
  void wait(Duration silence) {
    cycles.advanceWallClockTime(silence);
  }

  /** The alerts raised since they were last asked for. */
  List<Alert> alerts() {
    return alerts.readValuesToList();
  }

  /** Lets the wall clock go on, then has the second topology read what the first wrote. */
  List<CycleAnalysis> analysesAfter(Duration silence) {
    cycles.advanceWallClockTime(silence);
    for (TestRecord<String, SensorTrace> trace : traces.readRecordsToList()) {
      input(deviations, Topics.CYCLE_TRACES).pipeInput(trace);
    }
    for (TestRecord<String, CycleEvent> event : events.readRecordsToList()) {
      input(deviations, Topics.CYCLES).pipeInput(event);
    }
    return analyses.readValuesToList();
  }

  @Override
  public void close() {
    cycles.close();
    deviations.close();
  }

  private static TopologyTestDriver driver(String id, Supplier<Topology> topology, Instant begin) {
    Properties properties = new Properties();
    // Machines that are played at the same time must not meet in the folder of their states.
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, id + '-' + UUID.randomUUID());
    return new TopologyTestDriver(topology.get(), properties, begin);
  }

  private <V extends SpecificRecord> TestInputTopic<String, V> input(
      TopologyTestDriver driver, Topic<V> topic) {
    return driver.createInputTopic(
        topic.name(KAFKA), new StringSerializer(), serdes.serializer(topic));
  }

  private <V extends SpecificRecord> TestOutputTopic<String, V> output(
      TopologyTestDriver driver, Topic<V> topic) {
    return driver.createOutputTopic(
        topic.name(KAFKA), new StringDeserializer(), serdes.deserializer(topic));
  }
}
