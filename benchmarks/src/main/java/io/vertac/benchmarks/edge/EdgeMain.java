package io.vertac.benchmarks.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The edge connector: a steady load, a small backlog as the baseline, a large one. */
@Command(
    name = "benchmarks/run edge",
    mixinStandardHelpOptions = true,
    description =
        "Runs the connector in a process of its own against a server that acknowledges everything.")
public final class EdgeMain implements Callable<Integer> {
  private static final int LIVE = 116;

  @Option(names = "--rate", defaultValue = "10000", description = "Samples/s (${DEFAULT-VALUE}).")
  private int rate;

  @Option(names = "--seconds", defaultValue = "20", description = "How long (${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--backlog",
      defaultValue = "10000000",
      description = "Samples of the large backlog (${DEFAULT-VALUE}).")
  private long backlog;

  private record Steady(double rate, double cores, double megabytes) {}

  private record Drained(double openSeconds, double perSecond, double megabytes) {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new EdgeMain()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("edge-benchmark");
    try {
      Steady steady = steady(folder.resolve("steady"));
      Drained small = drained(folder.resolve("small"), 100_000);
      Drained large = drained(folder.resolve("large"), backlog);
      print(steady, small, large);
      return 0;
    } finally {
      delete(folder);
    }
  }

  private Steady steady(Path folder) throws IOException, InterruptedException {
    try (AckServer server = new AckServer();
        ChildProcess child = ChildProcess.start(folder, server.url(), rate)) {
      Thread.sleep(5_000);
      double cpu = child.cpuSeconds();
      long samples = server.samples();
      long began = System.nanoTime();
      Thread.sleep(seconds * 1_000L);
      double took = (System.nanoTime() - began) / 1e9;
      return new Steady(
          (server.samples() - samples) / took,
          (child.cpuSeconds() - cpu) / took,
          child.peakMegabytes());
    }
  }

  private Drained drained(Path folder, long samples) throws IOException, InterruptedException {
    Backlog.fill(folder, samples);
    try (AckServer server = new AckServer();
        ChildProcess child = ChildProcess.start(folder, server.url(), LIVE / 100 * 100)) {
      if (child.backlogAtStart() < samples) {
        throw new IllegalStateException("the backlog holds only " + child.backlogAtStart());
      }
      long target = Math.min(samples, 400_000);
      while (server.samples() < target / 4) {
        Thread.sleep(5);
      }
      long before = server.samples();
      long began = System.nanoTime();
      while (server.samples() < target) {
        Thread.sleep(5);
      }
      double took = (System.nanoTime() - began) / 1e9;
      return new Drained(
          child.openSeconds(), (server.samples() - before) / took, child.peakMegabytes());
    }
  }

  private void print(Steady steady, Drained small, Drained large) {
    print(
        "steady load, wanted %d samples/s: got %.0f, %.2f cores, %.0f MB%n",
        rate, steady.rate(), steady.cores(), steady.megabytes());
    print("%-28s %12s %12s%n", "backlog", "100,000", backlog);
    print("%-28s %12.2f %12.2f%n", "opened in s", small.openSeconds(), large.openSeconds());
    print("%-28s %12.0f %12.0f%n", "drained, samples/s", small.perSecond(), large.perSecond());
    print("%-28s %12.0f %12.0f%n", "memory, MB", small.megabytes(), large.megabytes());
    print(
        "edge: rate=%.0f cores=%.2f open_s=%.2f drain_ratio=%.1f memory_mb=%.0f memory_ratio=%.2f"
            + " open_ratio=%.2f%n",
        steady.rate(),
        steady.cores(),
        large.openSeconds(),
        large.perSecond() / LIVE,
        Math.max(steady.megabytes(), large.megabytes()),
        large.megabytes() / small.megabytes(),
        large.openSeconds() / small.openSeconds());
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
