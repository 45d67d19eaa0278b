package io.vertac.benchmarks.pipeline;

import io.vertac.benchmarks.pipeline.LoadMachine.Counters;
import io.vertac.config.Environment;
import io.vertac.topics.KafkaSettings;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One run of the load: a line every few seconds, the counts and a last line for programs. */
final class PipelineRun {
  private static final long LINE_MS = 5_000;
  private static final long PATIENCE_NANOS = 120_000_000_000L;

  private final Load load;
  private final String url;
  private final Map<String, String> variables;
  private final PrintStream out;
  private final Counters counters = new Counters();
  private final SteadyPart steady = new SteadyPart();

  PipelineRun(Load load, String url, Map<String, String> variables, PrintStream out) {
    this.load = load;
    this.url = url;
    this.variables = variables;
    this.out = out;
  }

  /** True if every sample is in every store. */
  boolean run() throws Exception {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    List<Thread> machines = new ArrayList<>();
    for (int i = 0; i < load.streams(); i++) {
      Duration startAfter = load.warmUp().multipliedBy(i).dividedBy(load.streams());
      LoadMachine machine = new LoadMachine(http, url, load, startAfter, counters);
      machines.add(new Thread(machine, "machine-" + i));
    }
    KafkaSettings kafka = KafkaSettings.from(new Environment(variables));
    try (Lag lag = new Lag(kafka);
        Stored stored = new Stored(variables)) {
      long begun = System.nanoTime();
      machines.forEach(Thread::start);
      watch(machines, lag, begun);
      long sent = System.nanoTime();
      boolean complete = awaitAll(stored);
      report(stored, (System.nanoTime() - sent) / 1e9, complete);
      return complete && counters.errors().sum() == 0;
    }
  }

  private void watch(List<Thread> machines, Lag lag, long begun) throws Exception {
    out.printf("%8s %12s %12s  %s%n", "seconds", "acknowledged", "samples/s", "records behind");
    long before = 0;
    while (machines.stream().anyMatch(Thread::isAlive)) {
      Thread.sleep(LINE_MS);
      long acknowledged = counters.acknowledged().sum();
      Map<String, Long> lags = lag.byGroup();
      boolean allRun = machines.stream().allMatch(Thread::isAlive);
      if (allRun && System.nanoTime() - begun > load.warmUp().toNanos()) {
        steady.observe(acknowledged, lags.values().stream().mapToLong(l -> l).max().orElse(0));
      }
      out.printf(
          Locale.ROOT,
          "%8.0f %12d %12.0f  %s%n",
          (System.nanoTime() - begun) / 1e9,
          acknowledged,
          (acknowledged - before) * 1000.0 / LINE_MS,
          lags);
      before = acknowledged;
    }
  }

  private boolean awaitAll(Stored stored) throws Exception {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    long expected = counters.acknowledged().sum();
    while (System.nanoTime() < deadline) {
      if (stored.readings() == expected
          && stored.cycleSamples() == expected
          && stored.finishedCycles() == counters.cycles().sum()) {
        return true;
      }
      Thread.sleep(500);
    }
    return false;
  }

  private void report(Stored stored, double draining, boolean complete) throws Exception {
    long acknowledged = counters.acknowledged().sum();
    double millis = counters.requestNanos().sum() / 1e6 / Math.max(1, counters.requests().sum());
    steady
        .microsPerSample()
        .forEach(
            (part, micros) -> out.printf(Locale.ROOT, "%-24s %7.2f us a sample%n", part, micros));
    out.printf("sent            %12d%n", counters.sent().sum());
    out.printf("acknowledged    %12d%n", acknowledged);
    out.printf("in cycles       %12d%n", stored.cycleSamples());
    out.printf("readings stored %12d%n", stored.readings());
    out.printf("cycles          %12d of %d%n", stored.finishedCycles(), counters.cycles().sum());
    out.printf(
        Locale.ROOT,
        "pipeline: samples_per_s=%.0f mean_request_ms=%.2f lag_second_quarter=%d lag_last_quarter=%d"
            + " drained_after_s=%.1f postponed=%d errors=%d exact=%b%n",
        steady.samplesPerSecond(),
        millis,
        steady.lagOfQuarter(1),
        steady.lagOfQuarter(3),
        draining,
        counters.postponed().sum(),
        counters.errors().sum(),
        complete);
  }
}
