package io.vertac.benchmarks.detection;

import io.vertac.events.BatchSensor;
import io.vertac.events.CommandType;
import io.vertac.events.CycleAnalysis;
import io.vertac.events.CycleCommand;
import io.vertac.events.Sample;
import io.vertac.events.SampleBatch;
import io.vertac.events.SensorInfo;
import io.vertac.events.StreamRegistered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One machine that plays recorded cycles, a sample a second, into {@link TwoTopologies}. */
final class Machine implements AutoCloseable {
  private static final String STREAM = "b5e6ff6a-0000-4000-8000-000000000001";
  private static final int SECONDS_A_BATCH = 10;
  private static final Duration BETWEEN = Duration.ofSeconds(20);

  private final TwoTopologies topologies;
  private final List<String> sensors;
  private Instant now = Instant.parse("2026-03-01T08:00:00Z");
  private int sent;

  Machine(List<String> sensors) {
    this.sensors = sensors;
    this.topologies = new TwoTopologies(now);
    List<SensorInfo> infos = new ArrayList<>();
    sensors.forEach(s -> infos.add(new SensorInfo(s, s, "analog", "")));
    topologies.register(new StreamRegistered(STREAM, "data", "machine", "machine", infos, now, ""));
  }

  /**
   * The cycle lasts from its first sample to its last.
   *
   * @throws IllegalStateException if the cycle was not analysed with all its samples
   */
  CycleAnalysis play(RecordedCycle cycle) {
    Instant end = now.plusSeconds(cycle.length() - 1L);
    Instant start = now;
    send(CommandType.start, start, c -> c.setTimestamp(start));
    int samples = 0;
    for (int from = 0; from < cycle.length(); from += SECONDS_A_BATCH) {
      SampleBatch batch = batch(cycle, start, from);
      topologies.send(batch);
      samples += batch.getSamples().size();
    }
    send(CommandType.stop, end, c -> c.setTimestamp(end));
    now = end.plus(BETWEEN);
    List<CycleAnalysis> analyses = topologies.analysesAfter(Duration.between(start, now));
    if (analyses.size() != 1 || analyses.get(0).getSampleCount() != samples) {
      throw new IllegalStateException("cycle %s was not analysed whole".formatted(cycle.id()));
    }
    return analyses.get(0);
  }

  void callGood(CycleAnalysis cycle) {
    send(
        CommandType.label,
        now,
        c -> {
          c.setCycleId(cycle.getCycleId());
          c.setLabel("good");
        });
    topologies.analysesAfter(Duration.ZERO);
  }

  @Override
  public void close() {
    topologies.close();
  }

  private void send(CommandType type, Instant at, Consumer<CycleCommand> more) {
    CycleCommand command =
        CycleCommand.newBuilder()
            .setCommandId("command-" + sent++)
            .setStreamId(STREAM)
            .setType(type)
            .setReceivedAt(at)
            .build();
    more.accept(command);
    topologies.send(command);
  }

  private SampleBatch batch(RecordedCycle cycle, Instant start, int from) {
    int to = Math.min(cycle.length(), from + SECONDS_A_BATCH);
    List<BatchSensor> batchSensors = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    for (String sensor : sensors) {
      List<Double> values = cycle.samples().getOrDefault(sensor, List.of());
      for (int i = from; i < Math.min(values.size(), to); i++) {
        long us = (start.getEpochSecond() + i) * 1_000_000;
        samples.add(new Sample(batchSensors.size(), us, 0, values.get(i), 1.0));
      }
      batchSensors.add(new BatchSensor(sensor, sensor, ""));
    }
    return new SampleBatch(
        STREAM, "data", "batch-" + sent++, start.plusSeconds(to - 1L), batchSensors, samples);
  }
}
