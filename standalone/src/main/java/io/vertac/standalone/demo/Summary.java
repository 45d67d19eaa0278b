package io.vertac.standalone.demo;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What a played machine has come to.
 *
 * @param played cycles the connector started
 * @param results of the cycles that were analysed
 * @param sent samples the connector sent
 * @param acknowledged samples the gateway acknowledged
 * @param stored readings found in the time-series store
 */
record Summary(int played, List<CycleResult> results, long sent, long acknowledged, long stored) {
  private static final int MOST_ROWS = 40;

  /** Whether everything that was sent is there, and every cycle was analysed. */
  boolean complete() {
    return sent == acknowledged && acknowledged == stored && results.size() == played;
  }

  void print(PrintStream out) {
    List<CycleResult> rows = results;
    if (rows.size() > MOST_ROWS) {
      rows =
          rows.stream()
              .sorted(Comparator.comparing(r -> r.health() == null ? -1.0 : r.health()))
              .limit(MOST_ROWS)
              .toList();
      out.printf("%nThe %d least healthy of %d cycles:%n", MOST_ROWS, results.size());
    } else {
      out.println();
    }
    out.printf("%6s %10s %-8s %7s  %-10s %-24s %6s%n", HEADINGS);
    rows.forEach(row -> out.println(line(row)));
    out.printf(
        Locale.ROOT,
        "%ncycles: %d played, %d analysed, %d warning, %d critical, %d alerts%n",
        played,
        results.size(),
        count("warning"),
        count("critical"),
        results.stream().mapToInt(CycleResult::alerts).sum());
    out.printf("samples: %d sent, %d acknowledged, %d stored%n", sent, acknowledged, stored);
  }

  private static final Object[] HEADINGS = {
    "cycle", "label", "state", "health", "severity", "worst sensor", "alerts"
  };

  private static String line(CycleResult row) {
    return String.format(
        Locale.ROOT,
        "%6d %10s %-8s %7s  %-10s %-24s %6d%s",
        row.number(),
        row.label(),
        row.state(),
        row.health() == null || !row.judged() ? "-" : HealthText.of(row.health()),
        verdict(row),
        row.judged() ? row.worstSensor() : "",
        row.alerts(),
        row.injectedNote());
  }

  private static String verdict(CycleResult row) {
    if (!row.judged()) {
      return "not judged";
    }
    return row.reference() ? "reference" : row.severity();
  }

  private long count(String severity) {
    return results.stream()
        .filter(CycleResult::judged)
        .filter(r -> r.severity().equals(severity))
        .count();
  }
}
