package io.vertac.benchmarks.detection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * Plays recorded machines through both topologies with factory settings and prints how well faulty
 * cycles are told from healthy ones. Arguments: recordings to play instead of the usual four.
 */
public final class DetectionMain {
  private static final List<String> USUAL =
      List.of("hydraulic_small.csv", "robot_lp1.data", "robot_lp4.data", "wafer_train.csv");

  private final StringJoiner summary = new StringJoiner(" ", "detection: ", "");

  private DetectionMain() {}

  public static void main(String[] args) throws IOException {
    Options options = Options.of(args);
    if (options.seeds() > 0) {
      new PressReport().print(options.seeds(), options.cycles());
      return;
    }
    List<Path> files = files(options.files());
    if (options.orders() > 0) {
      orders(files, options.orders());
    } else {
      new DetectionMain().run(files);
    }
  }

  private static List<Path> files(List<Path> named) {
    if (!named.isEmpty()) {
      return named;
    }
    Path folder = Path.of(System.getProperty("vertac.root", "."), "../shared/data").normalize();
    List<Path> files = USUAL.stream().map(folder::resolve).filter(Files::exists).toList();
    if (files.isEmpty()) {
      System.err.println("no recordings in " + folder + "; name some on the command line");
      System.exit(2);
    }
    return files;
  }

  private static void orders(List<Path> files, int orders) throws IOException {
    System.out.println(
        "detector alone; the first five healthy cycles of each order are called good; orders: as"
            + " recorded, reversed, then shuffled");
    OrdersReport report = new OrdersReport(orders);
    StringJoiner summary = new StringJoiner(" ", "detection: orders=" + orders + " ", "");
    for (Path file : files) {
      List<RecordedCycle> cycles = Recording.read(file);
      if (Recording.isRig(file)) {
        List<RecordedCycle> steady = cycles.stream().filter(c -> !c.warmingUp()).toList();
        report.printAll(name(file) + "_stable", steady, summary);
      }
      report.printAll(name(file), cycles, summary);
    }
    System.out.println(summary);
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceAll("\\.\\w+$", "");
  }

  private void run(List<Path> files) throws IOException {
    System.out.println(
        "factory settings; five healthy cycles are called good, then recorded order, no labels");
    System.out.println(
        "recording              healthy faulty |    AUC | false alarms w/c %"
            + " |    found w/c % | blame %");
    for (Path file : files) {
      String name = name(file);
      List<RecordedCycle> cycles = Recording.read(file);
      if (Recording.isRig(file)) {
        List<RecordedCycle> steady = cycles.stream().filter(c -> !c.warmingUp()).toList();
        row(name + "_stable", Protocol.fiveHealthyFirst(steady), true);
        row(name + "_recorded", Protocol.fiveHealthyFirst(cycles), true);
        oneReference(name, cycles);
      } else {
        row(name, Protocol.fiveHealthyFirst(cycles), false);
      }
    }
    System.out.println(summary);
  }

  private void row(String name, List<Played> played, boolean hasParts) {
    Figures figures = new Figures(played);
    double blame = hasParts ? figures.found(Played::isBlamedRightly) : Double.NaN;
    System.out.printf(
        Locale.ROOT,
        "%-22s %7d %6d | %6.4f |       %5.1f / %4.1f | %6.1f / %5.1f | %s%n",
        name,
        figures.healthyCount(),
        figures.faultyCount(),
        figures.auc(),
        figures.falseAlarms(Played::isWarned),
        figures.falseAlarms(Played::isCritical),
        figures.found(Played::isWarned),
        figures.found(Played::isCritical),
        hasParts ? String.format(Locale.ROOT, "%.0f", blame) : "");
    groups(figures);
    add(name + "_auc", figures.auc());
    add(name + "_false_warning_pct", figures.falseAlarms(Played::isWarned));
    add(name + "_false_critical_pct", figures.falseAlarms(Played::isCritical));
    add(name + "_found_pct", figures.found(Played::isWarned));
    if (hasParts) {
      add(name + "_blame_pct", blame);
    }
  }

  private static void groups(Figures figures) {
    figures
        .faultyByGroup()
        .forEach(
            (group, played) ->
                System.out.printf(
                    Locale.ROOT,
                    "    %-22s %4d |   health %5.1f to %5.1f | found %5.1f / %5.1f%n",
                    group,
                    played.size(),
                    played.stream().mapToDouble(Played::health).min().orElseThrow(),
                    played.stream().mapToDouble(Played::health).max().orElseThrow(),
                    Figures.percent(played, Played::isWarned),
                    Figures.percent(played, Played::isCritical)));
  }

  /** Without any label: is every healthy steady cycle healthier than every faulty one? */
  private void oneReference(String name, List<RecordedCycle> cycles) {
    List<RecordedCycle> steady =
        new ArrayList<>(cycles.stream().filter(c -> !c.faulty() && !c.warmingUp()).toList());
    if (steady.isEmpty()) {
      return;
    }
    Figures figures = new Figures(Protocol.oneReference(steady.get(0), cycles));
    System.out.printf(
        Locale.ROOT,
        "%s, cycle %s as the only reference: healthy steady from %.2f, faulty up to %.2f%n",
        name,
        steady.get(0).id(),
        figures.lowestHealthy(),
        figures.highestFaulty());
    add(name + "_one_reference_lowest_healthy", figures.lowestHealthy());
    add(name + "_one_reference_highest_faulty", figures.highestFaulty());
  }

  private void add(String key, double value) {
    summary.add(String.format(Locale.ROOT, "%s=%.4f", key, value));
  }
}
