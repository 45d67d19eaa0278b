package io.vertac.edge.simulator;

import io.vertac.edge.source.EventSequence;
import io.vertac.edge.source.Machine;
import io.vertac.edge.source.MachineSource;
import io.vertac.edge.source.SensorDescription;
import io.vertac.edge.source.Timing;
import java.util.ArrayList;
import java.util.List;

/**
 * A hydraulic press that runs cycle after cycle: several sensors, noise, cycles of slightly
 * different length, wear that grows, and single faults; all from a seed.
 */
public final class PressSimulator implements MachineSource {
  private final SimulatorConfig config;
  private final FaultSchedule faults;
  private final Machine machine;

  public PressSimulator(SimulatorConfig config) {
    this.config = config;
    this.faults = new FaultSchedule(config.seed(), config.faultEvery());
    this.machine = new Machine(config.deviceName(), config.deviceName(), sensors(config.sensors()));
  }

  @Override
  public Machine machine() {
    return machine;
  }

  @Override
  public String identity() {
    return "press seed=" + config.seed() + " sensors=" + config.sensors();
  }

  /** A simulated press runs on like a real one: a second start is not a second play. */
  @Override
  public boolean replayable() {
    return false;
  }

  @Override
  public Timing timing(long firstCycle) {
    if (config.cycles() == 0) {
      return new Timing(false, Timing.ENDLESS);
    }
    long duration = 0;
    for (long number = firstCycle; number < firstCycle + config.cycles(); number++) {
      duration += cycle(number).lengthNanos() + pauseNanos();
    }
    return new Timing(false, duration);
  }

  @Override
  public EventSequence open(long firstCycle) {
    return new SimulatedEvents(this, firstCycle, config);
  }

  PressCycle cycle(long number) {
    return PressCycle.of(config, faults, number);
  }

  /** The time between two cycles, in which the part is changed. */
  long pauseNanos() {
    return Math.round(config.cycleSeconds() * 50) * 1_000_000;
  }

  private static List<SensorDescription> sensors(int count) {
    PressSensor[] kinds = PressSensor.values();
    List<SensorDescription> sensors = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      PressSensor kind = kinds[i % kinds.length];
      int station = i / kinds.length;
      String idSuffix = station == 0 ? "" : "_" + (station + 1);
      String nameSuffix = station == 0 ? "" : " " + (station + 1);
      sensors.add(
          new SensorDescription(kind.id + idSuffix, kind.title + nameSuffix, kind.type, kind.unit));
    }
    return sensors;
  }
}
