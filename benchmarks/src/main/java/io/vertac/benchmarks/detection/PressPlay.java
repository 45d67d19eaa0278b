package io.vertac.benchmarks.detection;

import io.vertac.edge.simulator.PressSimulator;
import io.vertac.edge.simulator.SimulatorConfig;
import io.vertac.edge.source.CycleStart;
import io.vertac.edge.source.CycleStop;
import io.vertac.edge.source.EventSequence;
import io.vertac.edge.source.SensorDescription;
import io.vertac.edge.source.SourceEvent;
import io.vertac.events.Alert;
import io.vertac.events.BatchSensor;
import io.vertac.events.CommandType;
import io.vertac.events.CycleAnalysis;
import io.vertac.events.CycleCommand;
import io.vertac.events.Sample;
import io.vertac.events.SampleBatch;
import io.vertac.events.SensorInfo;
import io.vertac.events.StreamRegistered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The simulated press of the demo, one seed, through both topologies at the pace at which the demo
 * plays it: cycles follow each other more quickly than they become final.
 */
final class PressPlay implements AutoCloseable {
  private static final String STREAM = "b5e6ff6a-0000-4000-8000-000000000002";
  private static final Instant BEGIN = Instant.parse("2026-03-01T08:00:00Z");
  private static final Duration UNTIL_FINAL = Duration.ofSeconds(20);
  private static final long BATCH_NANOS = 1_000_000_000;
  private static final double CYCLE_SECONDS = 6;
  private static final int SENSORS = 8;
  private static final int FAULT_EVERY = 5;
  private static final int FINAL_AFTER = 4;

  private final PressSimulator press;
  private final TwoTopologies topologies = new TwoTopologies(BEGIN);
  private final List<String> faults = new ArrayList<>();
  private final List<String> silent = new ArrayList<>();
  private final Map<Integer, CycleAnalysis> analyses = new HashMap<>();
  private final Map<String, Alert> alerts = new LinkedHashMap<>();
  private final List<Sample> pending = new ArrayList<>();
  private final Set<Integer> heard = new HashSet<>();
  private String fault = "";
  private long clockNanos;
  private long batchFrom;
  private int sent;

  PressPlay(long seed, int cycles) {
    press =
        new PressSimulator(
            new SimulatorConfig("press", seed, cycles, CYCLE_SECONDS, SENSORS, FAULT_EVERY));
    List<SensorInfo> infos = new ArrayList<>();
    for (SensorDescription sensor : press.machine().sensors()) {
      infos.add(new SensorInfo(sensor.id(), sensor.name(), sensor.type(), sensor.unit()));
    }
    topologies.register(new StreamRegistered(STREAM, "data", "press", "press", infos, BEGIN, ""));
  }

  /**
   * @param chooseAfter so many cycles a healthy one is made the reference; 0 for never
   */
  List<PressCycle> play(int chooseAfter) {
    try (EventSequence events = press.open(0)) {
      for (SourceEvent event = events.next(); event != null; event = events.next()) {
        take(event, chooseAfter);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    topologies.wait(UNTIL_FINAL);
    listen();
    return IntStream.range(0, faults.size()).mapToObj(this::cycle).toList();
  }

  private void take(SourceEvent event, int chooseAfter) {
    if (event.timeNanos() - batchFrom >= BATCH_NANOS) {
      sendBatch(event.timeNanos());
    }
    if (event instanceof io.vertac.edge.source.Sample sample) {
      heard.add(sample.sensor());
      long us = BEGIN.getEpochSecond() * 1_000_000 + sample.timeNanos() / 1_000;
      int rest = (int) (sample.timeNanos() % 1_000);
      pending.add(new Sample(sample.sensor(), us, rest, sample.value(), sample.quality()));
    } else if (event instanceof CycleStart start) {
      fault = String.valueOf(start.metadata().get("injected_fault"));
      command(CommandType.start, start.timeNanos(), c -> c.setTimestamp(at(start.timeNanos())));
    } else if (event instanceof CycleStop stop) {
      sendBatch(stop.timeNanos());
      command(CommandType.stop, stop.timeNanos(), c -> c.setTimestamp(at(stop.timeNanos())));
      stopped();
      if (chooseAfter > 0 && faults.size() == chooseAfter) {
        choose(stop.timeNanos());
      }
    }
  }

  /** What people are told of a cycle may come later, and be said again. */
  private void listen() {
    topologies.analysesAfter(Duration.ZERO).forEach(a -> analyses.put(a.getCycleNumber(), a));
    topologies.alerts().forEach(alert -> alerts.put(alert.getId(), alert));
  }

  private void stopped() {
    faults.add(fault);
    silent.add(silent());
    heard.clear();
    listen();
  }

  private PressCycle cycle(int index) {
    CycleAnalysis analysis = analyses.get(index + 1);
    if (analysis == null) {
      throw new IllegalStateException("cycle " + (index + 1) + " was not analysed");
    }
    List<Alert> told =
        alerts.values().stream()
            .filter(a -> a.getCycleId().equals(analysis.getCycleId()) && !a.getWithdrawn())
            .toList();
    return new PressCycle(faults.get(index), silent.get(index), analysis, told);
  }

  private String silent() {
    List<SensorDescription> sensors = press.machine().sensors();
    for (int i = 0; i < sensors.size(); i++) {
      if (!heard.contains(i)) {
        return sensors.get(i).id();
      }
    }
    return "";
  }

  /** The last healthy cycle of which nobody was warned and that is final by now. */
  private void choose(long nanos) {
    int index = faults.size() - FINAL_AFTER;
    while (!cycle(index).isHealthy() || cycle(index).isWarned()) {
      index--;
    }
    String cycleId = cycle(index).analysis().getCycleId();
    command(CommandType.set_reference, nanos, c -> c.setCycleId(cycleId));
  }

  private void sendBatch(long nanos) {
    advance(nanos);
    if (!pending.isEmpty()) {
      List<BatchSensor> sensors = new ArrayList<>();
      press.machine().sensors().forEach(s -> sensors.add(new BatchSensor(s.id(), s.name(), "")));
      topologies.send(
          new SampleBatch(
              STREAM, "data", "batch-" + sent++, at(nanos), sensors, List.copyOf(pending)));
      pending.clear();
    }
    batchFrom = nanos;
  }

  private void command(CommandType type, long nanos, Consumer<CycleCommand> more) {
    advance(nanos);
    CycleCommand command =
        CycleCommand.newBuilder()
            .setCommandId("command-" + sent++)
            .setStreamId(STREAM)
            .setType(type)
            .setReceivedAt(at(nanos))
            .build();
    more.accept(command);
    topologies.send(command);
  }

  private void advance(long nanos) {
    topologies.wait(Duration.ofNanos(nanos - clockNanos));
    clockNanos = nanos;
  }

  private static Instant at(long nanos) {
    return BEGIN.plusNanos(nanos);
  }

  @Override
  public void close() {
    topologies.close();
  }
}
