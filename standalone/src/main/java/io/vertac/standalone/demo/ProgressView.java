package io.vertac.standalone.demo;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * Shows how the demo goes: on a terminal one line that changes in place and a line for every
 * analysed cycle, without a terminal the lines only.
 */
final class ProgressView {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private int shown;
  private long lastCount;
  private long lastNanos = System.nanoTime();

  ProgressView(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /**
   * @param results of all cycles so far
   */
  void update(Played played, List<CycleResult> results) {
    for (CycleResult result : results.subList(Math.min(shown, results.size()), results.size())) {
      clear();
      out.println(line(result));
    }
    shown = Math.max(shown, results.size());
    if (terminal) {
      clear();
      out.print(status(played, results));
      out.flush();
    }
  }

  void clear() {
    if (terminal) {
      out.print(CLEAR_LINE);
    }
  }

  private String status(Played played, List<CycleResult> results) {
    long count = played.acknowledged();
    long nanos = System.nanoTime();
    double rate = (count - lastCount) * 1e9 / Math.max(1, nanos - lastNanos);
    lastCount = count;
    lastNanos = nanos;
    int cycles = played.cycleIds().size();
    String doing =
        played.isRunning()
            ? "cycle %d runs".formatted(cycles)
            : results.size() < cycles
                ? "%d cycles wait out their grace period".formatted(cycles - results.size())
                : "between cycles";
    String trouble = played.trouble().map(t -> ", waiting: " + t).orElse("");
    return String.format(
        Locale.ROOT, "%s, %,.0f samples/s, %,d samples%s", doing, rate, count, trouble);
  }

  static String line(CycleResult result) {
    String name =
        result.label().isEmpty() || result.label().equals(Integer.toString(result.number()))
            ? "cycle " + result.number()
            : "cycle %d (%s)".formatted(result.number(), result.label());
    String alerts =
        switch (result.alerts()) {
          case 0 -> "";
          case 1 -> ", 1 alert";
          default -> ", %d alerts".formatted(result.alerts());
        };
    return "%s %s: %s%s%s"
        .formatted(name, result.state(), found(result), alerts, result.injectedNote());
  }

  private static String found(CycleResult result) {
    if (!result.judged()) {
      return "not judged";
    }
    String health =
        result.health() == null
            ? "no health: nothing to compare with"
            : "health %5s".formatted(HealthText.of(result.health()));
    if (result.reference()) {
      return health + ", the reference";
    }
    return result.severity().equals("normal")
        ? health
        : "%s, %s, most of it %s".formatted(health, result.severity(), result.worstSensor());
  }
}
