package io.vertac.benchmarks.detection;

import io.vertac.events.CycleAnalysis;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** In which order a recording is played, and what is told of it. */
final class Protocol {
  private static final int LEARNED_BY_ORDER = 5;

  private Protocol() {}

  /**
   * The first five healthy cycles are called good, then the others follow in recorded order and
   * nobody says a word.
   */
  static List<Played> fiveHealthyFirst(List<RecordedCycle> recorded) {
    List<RecordedCycle> first =
        recorded.stream().filter(c -> !c.faulty()).limit(LEARNED_BY_ORDER).toList();
    return play(first, recorded);
  }

  /** One cycle is the reference, the others follow in recorded order and nobody says a word. */
  static List<Played> oneReference(RecordedCycle reference, List<RecordedCycle> recorded) {
    return play(List.of(reference), recorded);
  }

  private static List<Played> play(List<RecordedCycle> first, List<RecordedCycle> recorded) {
    Set<String> sensors = new LinkedHashSet<>();
    recorded.forEach(cycle -> sensors.addAll(cycle.samples().keySet()));
    List<Played> played = new ArrayList<>();
    try (Machine machine = new Machine(List.copyOf(sensors))) {
      for (RecordedCycle cycle : first) {
        CycleAnalysis analysis = machine.play(cycle);
        machine.callGood(analysis);
        played.add(Played.of(cycle, analysis, true));
      }
      for (RecordedCycle cycle : recorded) {
        if (!first.contains(cycle)) {
          played.add(Played.of(cycle, machine.play(cycle), false));
        }
      }
    }
    return played;
  }
}
