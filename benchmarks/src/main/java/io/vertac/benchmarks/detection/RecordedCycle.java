package io.vertac.benchmarks.detection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A cycle of a recording, one sample a second.
 *
 * @param id as in the recording
 * @param group what was wrong with the machine, or healthy
 * @param faulty whether anything was
 * @param part of the machine that was faulty, if the recording tells; otherwise empty
 * @param warmingUp whether the machine was not yet in its steady state
 * @param samples by sensor
 */
record RecordedCycle(
    String id,
    String group,
    boolean faulty,
    String part,
    boolean warmingUp,
    Map<String, List<Double>> samples) {

  static RecordedCycle of(String id, String group, boolean faulty) {
    return new RecordedCycle(id, group, faulty, "", false, new LinkedHashMap<>());
  }

  void add(String sensor, String value) {
    samples.computeIfAbsent(sensor, s -> new ArrayList<>()).add(Double.valueOf(value));
  }

  /** The same cycle with other samples. */
  RecordedCycle with(Map<String, List<Double>> others, boolean isFaulty) {
    return new RecordedCycle(id, group, isFaulty, part, warmingUp, others);
  }

  int length() {
    return samples.values().stream().mapToInt(List::size).max().orElse(0);
  }
}
