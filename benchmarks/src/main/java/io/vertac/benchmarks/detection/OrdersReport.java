package io.vertac.benchmarks.detection;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.StringJoiner;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Prints how much the figures of a recording depend on the order and on what the machine has. */
final class OrdersReport {
  private final int orders;

  /**
   * @param orders how many are played of each variation, at least 1
   */
  OrdersReport(int orders) {
    this.orders = orders;
  }

  /** One line a variation; the means as it is go to the summary, too. */
  void printAll(String name, List<RecordedCycle> recorded, StringJoiner summary) {
    System.out.printf(
        "%n%-38s | %-24s | %-20s | %-18s | %-22s | %s%n",
        name, "AUC", "false warnings %", "false critical %", "found %", "critical %");
    for (Variation variation : Variation.values()) {
      print(name, recorded, variation, summary);
    }
  }

  private void print(
      String name, List<RecordedCycle> recorded, Variation variation, StringJoiner summary) {
    List<Figures> figures =
        IntStream.range(0, orders)
            .parallel()
            .mapToObj(i -> figures(recorded, variation, i))
            .toList();
    Spread auc = spread(figures, Figures::auc);
    Spread warned = spread(figures, f -> f.falseAlarms(Played::isWarned));
    Spread critical = spread(figures, f -> f.falseAlarms(Played::isCritical));
    Spread found = spread(figures, f -> f.found(Played::isWarned));
    Spread surely = spread(figures, f -> f.found(Played::isCritical));
    System.out.printf(
        Locale.ROOT,
        "%-38s | %-24s | %-20s | %-18s | %-22s | %s%n",
        variation.text(),
        auc.text("%.4f"),
        warned.text("%.1f"),
        critical.text("%.1f"),
        found.text("%.1f"),
        surely.text("%.1f"));
    if (variation == Variation.AS_IT_IS) {
      summary.add(
          String.format(
              Locale.ROOT,
              "%s_auc=%.4f %s_false_warning_pct=%.1f %s_found_pct=%.1f",
              name,
              auc.mean(),
              name,
              warned.mean(),
              name,
              found.mean()));
    }
  }

  static Figures figures(List<RecordedCycle> recorded, Variation variation, int number) {
    List<RecordedCycle> order = Orders.order(recorded, number);
    List<RecordedCycle> varied = variation.of(order, new Random(number));
    // Other cycles may be the first five healthy ones now.
    return new Figures(Orders.play(variation.dependsOnPlace() ? varied : Orders.order(varied, 0)));
  }

  private static Spread spread(List<Figures> figures, ToDoubleFunction<Figures> figure) {
    return Spread.of(figures.stream().mapToDouble(figure).toArray());
  }
}
