package io.vertac.edge.recording;

import io.vertac.config.ConfigurationException;
import io.vertac.edge.source.CycleKey;
import java.util.ArrayList;
import java.util.List;

/**
 * In which order a recording's cycles are played, and when. Cycles follow one another with one
 * sample period between them, unless the recorded calendar times are kept.
 */
record PlayPlan(List<PlannedCycle> cycles, boolean absolute) {

  /**
   * @param fallbackPeriod the sample period of cycles of one row, nanoseconds
   * @throws ConfigurationException if the reference cycle is not there, or times cannot be kept
   */
  static PlayPlan of(RecordingIndex index, PlayOptions options, long fallbackPeriod) {
    boolean keep = options.keepTimes();
    if (keep && !index.absolute()) {
      throw ConfigurationException.invalid(
          "times", "keep", "now, because the recording has no calendar times to keep");
    }
    List<CycleRows> order = order(index.cycles(), options.referenceCycle());
    boolean moved = !order.get(0).equals(index.cycles().get(0));
    if (keep && moved) {
      throw ConfigurationException.invalid(
          "reference-cycle",
          options.referenceCycle(),
          "the first cycle when --times keep is used, because a stream's cycles go forward in"
              + " time");
    }
    List<PlannedCycle> planned = new ArrayList<>(order.size());
    long start = 0;
    for (CycleRows rows : order) {
      long begins = keep ? rows.firstNanos() : start;
      boolean reference = planned.isEmpty() && options.referenceCycle() != null;
      CycleKey key = new CycleKey(planned.size(), rows.name());
      planned.add(new PlannedCycle(rows, key, begins, reference));
      start += rows.durationNanos() + rows.periodNanos(fallbackPeriod);
    }
    return new PlayPlan(planned, keep);
  }

  long durationNanos() {
    return cycles.get(cycles.size() - 1).endNanos() - cycles.get(0).startNanos();
  }

  private static List<CycleRows> order(List<CycleRows> inFile, String reference) {
    if (reference == null) {
      return inFile;
    }
    CycleRows first =
        inFile.stream()
            .filter(cycle -> cycle.name().equals(reference))
            .findFirst()
            .orElseThrow(() -> unknown(inFile, reference));
    List<CycleRows> order = new ArrayList<>(inFile.size());
    order.add(first);
    inFile.stream().filter(cycle -> cycle != first).forEach(order::add);
    return order;
  }

  private static ConfigurationException unknown(List<CycleRows> inFile, String reference) {
    String some = String.join(", ", inFile.stream().limit(5).map(CycleRows::name).toList());
    return ConfigurationException.invalid(
        "reference-cycle", reference, "a cycle of the recording, such as " + some);
  }
}
