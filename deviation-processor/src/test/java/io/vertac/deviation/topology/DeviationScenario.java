package io.vertac.deviation.topology;

import io.vertac.config.Environment;
import io.vertac.deviation.domain.AnalysisSettings;
import io.vertac.events.Alert;
import io.vertac.events.CycleAnalysis;
import io.vertac.events.CycleEvent;
import io.vertac.events.CycleState;
import io.vertac.events.SensorDeviation;
import io.vertac.events.SensorReference;
import io.vertac.events.SensorTrace;
import io.vertac.events.StreamSettings;
import io.vertac.serde.LocalSerdes;
import io.vertac.settings.SensorChoices;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.Topic;
import io.vertac.topics.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The real topology on real stores, fed with finished cycles of one stream. */
final class DeviationScenario implements AutoCloseable {
  static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");
  static final String STREAM = "6f1c1f5e-0000-4000-8000-000000000001";
  static final KafkaSettings KAFKA =
      new KafkaSettings("none:9092", "http://none", "vertac.", 4, (short) 1, Map.of());
  static final AnalysisSettings SETTINGS = AnalysisSettings.from(new Environment(Map.of()));

  final TopologyTestDriver driver;
  private final LocalSerdes serdes = new LocalSerdes();
  private final TestInputTopic<String, CycleEvent> events;
  private final TestInputTopic<String, SensorTrace> traces;
  private final TestOutputTopic<String, SensorDeviation> deviations;
  private final TestOutputTopic<String, CycleAnalysis> analyses;
  private final TestOutputTopic<String, Alert> alerts;
  private final TestOutputTopic<String, SensorReference> references;
  private final Map<String, double[]> curves = new TreeMap<>();
  private int number;
  private String reference;
  private int version = 1;
  private String previous;
  private StreamSettings settings;

  DeviationScenario() {
    this(SETTINGS);
  }

  DeviationScenario(AnalysisSettings analysis) {
    Properties properties = new Properties();
    // Two builds on one machine must not meet in the folder that tests share by default.
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "deviations-" + UUID.randomUUID());
    driver =
        new TopologyTestDriver(
            new DeviationTopology(KAFKA, serdes, analysis).get(), properties, T0);
    events = input(Topics.CYCLES);
    traces = input(Topics.CYCLE_TRACES);
    deviations = output(Topics.DEVIATIONS);
    analyses = output(Topics.ANALYSES);
    alerts = output(Topics.ALERTS);
    references = output(Topics.REFERENCES);
  }

  /** A curve of the next cycle, one sample a second; none where it is not a number. */
  DeviationScenario curve(String sensorId, double... values) {
    curves.put(sensorId, values);
    return this;
  }

  /** The next cycle comes without a curve that was given. */
  DeviationScenario without(String sensorId) {
    curves.remove(sensorId);
    return this;
  }

  /** Holds for the cycles from now on. */
  void settings(StreamSettings chosen) {
    settings = chosen;
  }

  /** A curve of the next cycle as it was given. */
  double[] pending(String sensorId) {
    return curves.get(sensorId);
  }

  /** Plays the next cycle as the cycle-processor would tell of it. */
  CycleAnalysis play() {
    return play(event -> {});
  }

  CycleAnalysis play(Consumer<CycleEvent> changes) {
    CycleEvent event = nextEvent();
    changes.accept(event);
    sendTraces(event);
    send(event);
    return analyses.readValue();
  }

  /** As {@link #play()}, but what comes out stays to be read. */
  void sendNext() {
    CycleEvent event = nextEvent();
    sendTraces(event);
    send(event);
  }

  /**
   * The next cycle stops: its curves so far and the event with which it can be analysed.
   *
   * @return its final event, as it is if nothing comes late
   */
  CycleEvent stop() {
    return stop(event -> {});
  }

  CycleEvent stop(Consumer<CycleEvent> changes) {
    CycleEvent last = nextEvent();
    last.setTraceCount(curves.size());
    last.setSampleCount(curves.values().stream().mapToInt(v -> v.length).sum());
    changes.accept(last);
    CycleEvent stop = CycleEvent.newBuilder(last).build();
    stop.setState(CycleState.stopping);
    stop.setPreviousState(CycleState.active);
    stop.setCause("stop");
    stop.setFinal$(false);
    stop.setProvisional(true);
    stop.setBecomesReference(false);
    stop.setOccurredAt(last.getOccurredAt().minusSeconds(10));
    sendTraces(last);
    send(stop);
    return last;
  }

  /** A curve as it is with late samples; the final event tells of one more trace. */
  void sendLate(CycleEvent last, String sensorId, double... values) {
    SensorTrace trace = trace(last, sensorId, values);
    trace.setRevision(2);
    send(trace);
    last.setTraceCount(last.getTraceCount() + 1);
    last.setSampleCount(last.getSampleCount() + 1);
    if (!last.getTracedSensors().contains(sensorId)) {
      last.getTracedSensors().add(sensorId);
    }
  }

  /** The event of the next cycle; its curves are kept until they are sent. */
  CycleEvent nextEvent() {
    number++;
    Instant start = T0.plusSeconds(number * 1000L);
    int length = curves.values().stream().mapToInt(v -> v.length).max().orElse(2);
    String id = "cycle-" + number;
    CycleEvent event =
        CycleEvent.newBuilder()
            .setStreamId(STREAM)
            .setCycleId(id)
            .setCycleNumber(number)
            .setState(CycleState.stopped)
            .setPreviousState(CycleState.stopping)
            .setCause("grace_elapsed")
            .setOccurredAt(start.plusSeconds(length + 10L))
            .setStartTime(start)
            .setEndTime(start.plusSeconds(Math.max(1, length - 1)))
            .setFinal$(true)
            .setExpectedSensors(new ArrayList<>(curves.keySet()))
            .setTracedSensors(new ArrayList<>(curves.keySet()))
            .setReferenceCycleId(reference)
            .setReferenceVersion(version)
            .setBecomesReference(reference == null)
            .setPreviousCycleId(previous)
            .setSettings(settings)
            .build();
    if (reference == null) {
      reference = id;
    }
    previous = id;
    return event;
  }

  /** Somebody says something of a finished cycle. */
  void label(String cycleId, String label) {
    send(decision(cycleId, "label", e -> e.setLabel(label)));
  }

  /** Another reference, for the cycles after this one. */
  void chooseReference(String cycleId) {
    version++;
    reference = cycleId;
    send(
        decision(
            cycleId,
            "set_reference",
            e -> {
              e.setBecomesReference(true);
              e.setReferenceVersion(version);
            }));
  }

  private static CycleEvent decision(String cycleId, String cause, Consumer<CycleEvent> changes) {
    int of = Integer.parseInt(cycleId.substring(cycleId.indexOf('-') + 1));
    Instant start = T0.plusSeconds(of * 1000L);
    CycleEvent event =
        CycleEvent.newBuilder()
            .setStreamId(STREAM)
            .setCycleId(cycleId)
            .setCycleNumber(of)
            .setState(CycleState.stopped)
            .setPreviousState(CycleState.stopped)
            .setCause(cause)
            .setOccurredAt(start.plusSeconds(900))
            .setStartTime(start)
            .setEndTime(start.plusSeconds(9))
            .build();
    changes.accept(event);
    return event;
  }

  void sendTraces(CycleEvent event) {
    curves.forEach((sensorId, values) -> send(trace(event, sensorId, values)));
    curves.clear();
  }

  private static SensorTrace trace(CycleEvent event, String sensorId, double[] values) {
    List<Long> offsets = new ArrayList<>();
    List<Double> list = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        continue;
      }
      offsets.add(i * 1_000_000_000L);
      list.add(values[i]);
    }
    return SensorTrace.newBuilder()
        .setStreamId(STREAM)
        .setCycleId(event.getCycleId())
        .setCycleNumber(event.getCycleNumber())
        .setSensorId(sensorId)
        .setSensorName("name of " + sensorId)
        .setUnit("bar")
        .setStartTime(event.getStartTime())
        .setEndTime(event.getEndTime())
        .setOffsetsNs(offsets)
        .setValues(list)
        .setFirstSampleTime(event.getFirstSampleTime())
        .setLastSampleTime(event.getLastSampleTime())
        .setPauses(event.getPauses())
        .setSampleCount(list.size())
        .setSettings(SensorChoices.of(event.getSettings(), sensorId))
        .build();
  }

  void send(SensorTrace trace) {
    String key = Topics.sensorKey(STREAM, trace.getSensorId());
    traces.pipeInput(key, trace, trace.getEndTime());
  }

  void send(CycleEvent event) {
    events.pipeInput(STREAM, event, event.getOccurredAt());
  }

  List<SensorDeviation> deviations() {
    return deviations.readValuesToList();
  }

  List<CycleAnalysis> analyses() {
    return analyses.readValuesToList();
  }

  List<Alert> alerts() {
    return alerts.readValuesToList();
  }

  List<TestRecord<String, SensorReference>> references() {
    return references.readRecordsToList();
  }

  @Override
  public void close() {
    driver.close();
  }

  private <V extends SpecificRecord> TestInputTopic<String, V> input(Topic<V> topic) {
    return driver.createInputTopic(
        topic.name(KAFKA), new StringSerializer(), serdes.serializer(topic));
  }

  private <V extends SpecificRecord> TestOutputTopic<String, V> output(Topic<V> topic) {
    return driver.createOutputTopic(
        topic.name(KAFKA), new StringDeserializer(), serdes.deserializer(topic));
  }
}
