package io.vertac.edge;

import io.vertac.edge.simulator.PressSimulator;
import io.vertac.edge.simulator.SimulatorConfig;
import io.vertac.edge.source.EventSequence;
import io.vertac.edge.source.MachineSource;
import io.vertac.edge.source.Sample;
import io.vertac.edge.source.SourceEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Small presses for tests, and what they say. */
public final class Presses {
  private Presses() {}

  public static MachineSource press(long seed, long cycles) {
    return new PressSimulator(new SimulatorConfig("press-1", seed, cycles, 6, 8, 5));
  }

  /** Everything a source says from its first cycle on. */
  public static List<SourceEvent> events(MachineSource source) {
    return events(source, 0);
  }

  public static List<SourceEvent> events(MachineSource source, long firstCycle) {
    List<SourceEvent> events = new ArrayList<>();
    try (EventSequence sequence = source.open(firstCycle)) {
      for (SourceEvent event = sequence.next(); event != null; event = sequence.next()) {
        events.add(event);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return events;
  }

  public static List<Sample> samples(MachineSource source) {
    return events(source).stream()
        .filter(Sample.class::isInstance)
        .map(Sample.class::cast)
        .toList();
  }
}
