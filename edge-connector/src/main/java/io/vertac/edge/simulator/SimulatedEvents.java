package io.vertac.edge.simulator;

import io.vertac.edge.source.CycleKey;
import io.vertac.edge.source.CycleStart;
import io.vertac.edge.source.CycleStop;
import io.vertac.edge.source.EventSequence;
import io.vertac.edge.source.Sample;
import io.vertac.edge.source.SourceEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Works out one moment at a time, so that memory depends on neither the number nor the length of
 * the cycles. Times count from the first cycle's start.
 */
final class SimulatedEvents implements EventSequence {
  private static final int TICKS_PER_SECOND = 20;
  private static final long TICK_NANOS = 1_000_000_000 / TICKS_PER_SECOND;
  private static final PressSensor[] KINDS = PressSensor.values();

  private final PressSimulator press;
  private final SimulatorConfig config;
  private final long endCycle;
  private final Deque<SourceEvent> pending = new ArrayDeque<>();
  private final SplittableRandom[] noise;
  private long nextCycle;
  private long nextStart;
  private PressCycle cycle;
  private long tick;

  SimulatedEvents(PressSimulator press, long firstCycle, SimulatorConfig config) {
    this.press = press;
    this.config = config;
    this.nextCycle = firstCycle;
    this.endCycle = config.cycles() == 0 ? Long.MAX_VALUE : firstCycle + config.cycles();
    this.noise = new SplittableRandom[config.sensors()];
  }

  @Override
  public SourceEvent next() {
    while (pending.isEmpty()) {
      if (cycle != null) {
        continueCycle();
      } else if (nextCycle < endCycle) {
        startCycle();
      } else {
        return null;
      }
    }
    return pending.poll();
  }

  @Override
  public void close() {
    pending.clear();
  }

  private void startCycle() {
    cycle = press.cycle(nextCycle++);
    tick = 0;
    for (int sensor = 0; sensor < noise.length; sensor++) {
      noise[sensor] = Seeds.generator(config.seed(), cycle.number(), sensor);
    }
    pending.add(new CycleStart(nextStart, key(), metadata()));
  }

  private void continueCycle() {
    long at = tick * TICK_NANOS;
    if (at > cycle.lengthNanos()) {
      endCycle();
      return;
    }
    for (int sensor = 0; sensor < noise.length; sensor++) {
      PressSensor kind = KINDS[sensor % KINDS.length];
      boolean due = tick % (TICKS_PER_SECOND / kind.samplesPerSecond) == 0;
      if (due && sensor != cycle.silentSensor()) {
        double value = cycle.value(kind, sensor / KINDS.length, at, noise[sensor]);
        pending.add(new Sample(nextStart + at, sensor, value, 1.0));
      }
    }
    tick++;
  }

  private void endCycle() {
    long end = nextStart + cycle.lengthNanos();
    pending.add(new CycleStop(end, key()));
    nextStart = end + press.pauseNanos();
    cycle = null;
  }

  private CycleKey key() {
    return new CycleKey(cycle.number(), String.valueOf(cycle.number() + 1));
  }

  private Map<String, Object> metadata() {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("part", cycle.number() + 1);
    metadata.put("injected_fault", cycle.fault().label());
    return metadata;
  }
}
