package io.vertac.benchmarks.latency;

import io.vertac.benchmarks.machine.Folder;
import io.vertac.benchmarks.machine.WholePlatform;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long people wait for the result: from the stop command over HTTP to the provisional {@code
 * analysis_result} at a viewer's WebSocket, every service running in this process. Beside the
 * machine that is measured, one with a single sensor shows in the same run what the road alone
 * takes.
 */
@Command(
    name = "benchmarks/run latency",
    mixinStandardHelpOptions = true,
    description = "From the stop command to the provisional analysis_result, in percentiles.")
public final class LatencyMain implements Callable<Integer> {
  /**
   * The compiler is at work for minutes; what people meet is a service that has run for a while.
   */
  private static final int WARM_UP = 60;

  private static final int LINE_EVERY = 50;

  /** The road alone varies little; fewer of its cycles do. */
  private static final int ROAD_EVERY = 4;

  @Option(names = "--cycles", description = "Cycles measured (default: ${DEFAULT-VALUE}).")
  private int cycles = 1_000;

  @Option(names = "--sensors", description = "Sensors of the machine (default: ${DEFAULT-VALUE}).")
  private int sensors = 100;

  @Option(
      names = "--samples",
      description = "Samples of a sensor in a cycle (default: ${DEFAULT-VALUE}).")
  private int samples = 600;

  @Option(
      names = "--commit-interval-ms",
      description = "COMMIT_INTERVAL_MS of the processors (default: ${DEFAULT-VALUE}).")
  private int commitIntervalMs = 100;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new LatencyMain()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("vertac-latency-");
    try {
      WholePlatform.with(
          folder,
          Map.of(
              "CYCLE_GRACE_PERIOD_SEC", Long.toString(MeasuredMachine.GRACE.toSeconds()),
              "COMMIT_INTERVAL_MS", Integer.toString(commitIntervalMs)),
          (url, variables) -> {
            measure(url);
            return null;
          });
    } finally {
      Folder.delete(folder);
    }
    return 0;
  }

  private void measure(String url) throws Exception {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    List<Double> measured = new ArrayList<>();
    List<Double> road = new ArrayList<>();
    try (MeasuredMachine machine = new MeasuredMachine(http, url, sensors, samples);
        MeasuredMachine single = new MeasuredMachine(http, url, 1, samples)) {
      // A stream's second cycle has nothing to compare with until the first is final.
      machine.cycle();
      single.cycle();
      Thread.sleep(MeasuredMachine.GRACE.plusSeconds(1).toMillis());
      for (int i = 0; i < WARM_UP; i++) {
        machine.cycle();
        single.cycle();
      }
      for (int i = 1; i <= cycles; i++) {
        if (i % ROAD_EVERY == 1) {
          road.add(single.cycle());
        }
        measured.add(machine.cycle());
        if (i % LINE_EVERY == 0) {
          Percentiles soFar = new Percentiles(measured);
          System.out.printf(
              Locale.ROOT,
              "%5d cycles, p50 %.0f, p90 %.0f, p99 %.0f ms%n",
              i,
              soFar.at(0.5),
              soFar.at(0.9),
              soFar.at(0.99));
        }
      }
    }
    report(new Percentiles(measured), new Percentiles(road));
  }

  private void report(Percentiles measured, Percentiles road) {
    System.out.printf(
        Locale.ROOT,
        "%n%-28s %8s %8s %8s %8s %8s%n",
        "stop to analysis_result, ms",
        "mean",
        "p50",
        "p90",
        "p99",
        "max");
    row(sensors + " sensors x " + samples, measured);
    row("1 sensor x " + samples + " (baseline)", road);
    System.out.printf(
        Locale.ROOT,
        "%nlatency: cycles=%d p50_ms=%.1f p99_ms=%.1f p99_beyond_commit_ms=%.1f"
            + " baseline_p50_ms=%.1f baseline_p99_ms=%.1f p50_ratio=%.2f%n",
        measured.count(),
        measured.at(0.5),
        measured.at(0.99),
        measured.at(0.99) - commitIntervalMs,
        road.at(0.5),
        road.at(0.99),
        measured.at(0.5) / road.at(0.5));
  }

  private static void row(String name, Percentiles times) {
    System.out.printf(
        Locale.ROOT,
        "%-28s %8.1f %8.1f %8.1f %8.1f %8.1f%n",
        name,
        times.mean(),
        times.at(0.5),
        times.at(0.9),
        times.at(0.99),
        times.at(1));
  }
}
