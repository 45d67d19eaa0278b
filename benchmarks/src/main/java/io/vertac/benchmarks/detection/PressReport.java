package io.vertac.benchmarks.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Prints what is found of the demo's press over many seeds. */
final class PressReport {
  private static final int[] LEARNED = {0, 1, 2, 5, 10, 20, 40, 1_000};
  private static final long SEED_STEP = 829_348_951;

  private final StringJoiner summary = new StringJoiner(" ", "detection: ", "");

  /**
   * @param cycles of each seed; half as many after another reference was chosen
   */
  void print(int seeds, int cycles) {
    System.out.printf(
        "simulated press of the demo, %d seeds, %d cycles each, then another reference and %d"
            + " more%n",
        seeds, cycles, cycles / 2);
    List<List<PressCycle>> plays =
        IntStream.rangeClosed(1, seeds)
            .parallel()
            .mapToObj(seed -> play(seed, cycles, cycles + cycles / 2))
            .toList();
    List<PressCycle> before = new ArrayList<>();
    List<PressCycle> after = new ArrayList<>();
    for (List<PressCycle> play : plays) {
      before.addAll(play.subList(0, cycles));
      after.addAll(play.subList(cycles, play.size()));
    }
    print("first_reference", before);
    print("another_reference", after);
    System.out.println(summary);
  }

  private static List<PressCycle> play(int seed, int chooseAfter, int cycles) {
    // Neighbouring seeds would shuffle the faults alike.
    try (PressPlay play = new PressPlay(seed * SEED_STEP, cycles)) {
      return play.play(chooseAfter);
    }
  }

  private void print(String title, List<PressCycle> played) {
    System.out.printf(
        "%n%-20s %6s | %7s | %12s | %s%n",
        title, "cycles", "found %", "ranked 1st %", "told as (of the first sensor)");
    TreeMap<String, List<PressCycle>> kinds = new TreeMap<>();
    played.stream()
        .filter(cycle -> !cycle.isHealthy())
        .forEach(c -> kinds.computeIfAbsent(c.fault(), k -> new ArrayList<>()).add(c));
    kinds.forEach((fault, cycles) -> faults(title, fault, cycles));
    healthy(title, played.stream().filter(PressCycle::isHealthy).toList());
  }

  private void faults(String title, String fault, List<PressCycle> cycles) {
    double found = percent(cycles, PressCycle::isWarned);
    double first = percent(cycles, c -> c.rankOfGuilty() == 1);
    TreeMap<String, Integer> told = new TreeMap<>();
    cycles.forEach(
        c -> told.merge(c.analysis().getTop3Sensors().get(0).getKind(), 1, Integer::sum));
    System.out.printf(
        Locale.ROOT, "%-20s %6d | %7.1f | %12.1f | %s%n", fault, cycles.size(), found, first, told);
    summary.add(String.format(Locale.ROOT, "%s_%s_found_pct=%.1f", title, fault, found));
    summary.add(String.format(Locale.ROOT, "%s_%s_first_pct=%.1f", title, fault, first));
  }

  private void healthy(String title, List<PressCycle> healthy) {
    double all = percent(healthy, PressCycle::isWarned);
    System.out.printf(
        Locale.ROOT, "%-20s %6d | %7.2f falsely warned; ", "healthy", healthy.size(), all);
    System.out.print("by learnt cycles:");
    for (int i = 0; i + 1 < LEARNED.length; i++) {
      int from = LEARNED[i];
      int below = LEARNED[i + 1];
      List<PressCycle> part =
          healthy.stream()
              .filter(c -> c.analysis().getLearnedCycles() >= from)
              .filter(c -> c.analysis().getLearnedCycles() < below)
              .toList();
      if (!part.isEmpty()) {
        System.out.printf(
            Locale.ROOT,
            " %d+: %.2f %% of %d;",
            from,
            percent(part, PressCycle::isWarned),
            part.size());
      }
    }
    System.out.println();
    summary.add(String.format(Locale.ROOT, "%s_false_warning_pct=%.2f", title, all));
  }

  private static double percent(List<PressCycle> cycles, Predicate<PressCycle> is) {
    return cycles.isEmpty() ? 0 : 100.0 * cycles.stream().filter(is).count() / cycles.size();
  }
}
