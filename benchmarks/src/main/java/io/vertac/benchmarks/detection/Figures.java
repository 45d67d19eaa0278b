package io.vertac.benchmarks.detection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a played recording says of the detection. Cycles learnt by order do not count. */
final class Figures {
  private final List<Played> healthy;
  private final List<Played> faulty;

  Figures(List<Played> played) {
    healthy = played.stream().filter(p -> !p.given() && !p.cycle().faulty()).toList();
    faulty = played.stream().filter(p -> p.cycle().faulty()).toList();
  }

  int healthyCount() {
    return healthy.size();
  }

  int faultyCount() {
    return faulty.size();
  }

  /**
   * Probability that a faulty cycle has a lower health than a healthy one; equal ones count half.
   */
  double auc() {
    double wins = 0;
    for (Played bad : faulty) {
      for (Played good : healthy) {
        wins += bad.health() < good.health() ? 1 : bad.health() == good.health() ? 0.5 : 0;
      }
    }
    return wins / faulty.size() / healthy.size();
  }

  /** Per cent of the healthy cycles. */
  double falseAlarms(Predicate<Played> alarm) {
    return percent(healthy, alarm);
  }

  /** Per cent of the faulty cycles. */
  double found(Predicate<Played> alarm) {
    return percent(faulty, alarm);
  }

  Map<String, List<Played>> faultyByGroup() {
    return faulty.stream()
        .collect(
            Collectors.groupingBy(p -> p.cycle().group(), LinkedHashMap::new, Collectors.toList()));
  }

  /** Lowest health of the healthy cycles of a machine in its steady state. */
  double lowestHealthy() {
    return healthy.stream()
        .filter(p -> !p.cycle().warmingUp())
        .mapToDouble(Played::health)
        .min()
        .orElse(Double.NaN);
  }

  double highestFaulty() {
    return faulty.stream().mapToDouble(Played::health).max().orElse(Double.NaN);
  }

  static double percent(List<Played> played, Predicate<Played> alarm) {
    return 100.0 * played.stream().filter(alarm).count() / played.size();
  }
}
