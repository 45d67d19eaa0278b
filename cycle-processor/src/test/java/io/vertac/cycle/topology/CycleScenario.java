package io.vertac.cycle.topology;

import io.vertac.cycle.domain.CycleRules;
import io.vertac.events.BatchSensor;
import io.vertac.events.CommandResult;
import io.vertac.events.CommandType;
import io.vertac.events.CycleCommand;
import io.vertac.events.CycleEvent;
import io.vertac.events.CycleStatus;
import io.vertac.events.DeadLetter;
import io.vertac.events.Sample;
import io.vertac.events.SampleBatch;
import io.vertac.events.SensorInfo;
import io.vertac.events.SensorTrace;
import io.vertac.events.StreamRegistered;
import io.vertac.events.StreamSettings;
import io.vertac.serde.LocalSerdes;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.Topic;
import io.vertac.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
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

/**
 * The real topology on real stores, without a broker. Times are seconds after {@link #T0}: {@code
 * at} on the gateway's clock, sample times on the machine's.
 */
final class CycleScenario implements AutoCloseable {
  static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");
  static final String STREAM = "6f1c1f5e-0000-4000-8000-000000000001";
  static final KafkaSettings KAFKA =
      new KafkaSettings("none:9092", "http://none", "vertac.", 4, (short) 1, Map.of());
  static final CycleRules RULES =
      new CycleRules(
          Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60), 100, 32_000);

  final TopologyTestDriver driver;
  private final LocalSerdes serdes = new LocalSerdes();
  private final TestInputTopic<String, StreamRegistered> streams;
  private final TestInputTopic<String, CycleCommand> commands;
  private final TestInputTopic<String, SampleBatch> samples;
  private final TestOutputTopic<String, CycleEvent> events;
  private final TestOutputTopic<String, SensorTrace> traces;
  private final TestOutputTopic<String, CommandResult> results;
  private final TestOutputTopic<String, CycleStatus> statuses;
  private final TestOutputTopic<String, DeadLetter> deadLetters;
  private final TestOutputTopic<String, CycleCommand> passedDeadlines;
  private final TestOutputTopic<String, StreamSettings> settings;
  private int nextId;

  CycleScenario() {
    this(RULES);
  }

  CycleScenario(CycleRules rules) {
    Properties properties = new Properties();
    // Two builds on one machine must not meet in the folder that tests share by default.
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "cycles-" + UUID.randomUUID());
    properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
    driver = new TopologyTestDriver(new CycleTopology(KAFKA, serdes, rules).get(), properties, T0);
    streams = input(Topics.STREAMS);
    commands = input(Topics.CYCLE_COMMANDS);
    samples = input(Topics.SAMPLES);
    events = output(Topics.CYCLES);
    traces = output(Topics.CYCLE_TRACES);
    results = output(Topics.COMMAND_RESULTS);
    statuses = output(Topics.CYCLE_STATUS);
    deadLetters = output(Topics.DEAD_LETTERS);
    passedDeadlines = output(Topics.CYCLE_COMMANDS);
    settings = output(Topics.SETTINGS);
  }

  static Instant time(double seconds) {
    return T0.plusNanos(Math.round(seconds * 1e9));
  }

  CycleScenario register(String... sensorIds) {
    List<SensorInfo> infos = new ArrayList<>();
    for (String id : sensorIds) {
      infos.add(new SensorInfo(id, "name of " + id, "analog", "bar"));
    }
    streams.pipeInput(
        STREAM, new StreamRegistered(STREAM, "dataset", "press", "press", infos, T0, ""), T0);
    return this;
  }

  CommandResult command(CommandType type, double at) {
    return command(type, at, c -> {});
  }

  CommandResult command(CommandType type, double at, Consumer<CycleCommand> changes) {
    CycleCommand command =
        CycleCommand.newBuilder()
            .setCommandId("command-" + nextId++)
            .setStreamId(STREAM)
            .setType(type)
            .setReceivedAt(time(at))
            .build();
    changes.accept(command);
    return send(command);
  }

  CommandResult send(CycleCommand command) {
    commands.pipeInput(STREAM, command, command.getReceivedAt());
    return results.isEmpty() ? null : results.readValue();
  }

  /** Sends one batch of one sensor; its values are its sample times. */
  SampleBatch samples(String sensorId, double at, double... times) {
    return samples("batch-" + nextId++, sensorId, at, times);
  }

  SampleBatch samples(String batchId, String sensorId, double at, double... times) {
    List<Sample> list = new ArrayList<>();
    for (double t : times) {
      Instant taken = time(t);
      long us = taken.getEpochSecond() * 1_000_000 + taken.getNano() / 1_000;
      list.add(new Sample(0, us, taken.getNano() % 1_000, t, 1.0));
    }
    SampleBatch batch =
        new SampleBatch(
            STREAM,
            "dataset",
            batchId,
            time(at),
            List.of(new BatchSensor(sensorId, "name of " + sensorId, "bar")),
            list);
    send(batch);
    return batch;
  }

  void send(SampleBatch batch) {
    samples.pipeInput(STREAM, batch, batch.getReceivedAt());
  }

  /** Lets the wall clock go on, with no record coming. */
  CycleScenario silence(double seconds) {
    driver.advanceWallClockTime(Duration.ofNanos(Math.round(seconds * 1e9)));
    return this;
  }

  List<CycleEvent> events() {
    return events.readValuesToList();
  }

  List<SensorTrace> traces() {
    return traces.readValuesToList();
  }

  List<DeadLetter> deadLetters() {
    return deadLetters.readValuesToList();
  }

  List<CycleCommand> passedDeadlines() {
    return passedDeadlines.readValuesToList();
  }

  List<StreamSettings> settings() {
    return settings.readValuesToList();
  }

  CycleStatus lastStatus() {
    List<CycleStatus> all = statuses.readValuesToList();
    return all.get(all.size() - 1);
  }

  List<TestRecord<String, CycleEvent>> eventRecords() {
    return events.readRecordsToList();
  }

  List<TestRecord<String, SensorTrace>> traceRecords() {
    return traces.readRecordsToList();
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
