package io.vertac.benchmarks.scaling;

import com.sun.management.OperatingSystemMXBean;
import io.vertac.benchmarks.machine.HttpConnection;
import io.vertac.benchmarks.pipeline.Lag;
import io.vertac.benchmarks.pipeline.Stored;
import io.vertac.config.Environment;
import io.vertac.topics.KafkaSettings;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Measures row after row in the same processes. */
final class ScalingRun {
  private static final int CLIENTS = 8;
  private static final long PATIENCE_NANOS = 600_000_000_000L;

  private final String url;
  private final Map<String, String> variables;
  private final PrintStream out;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private long readings;
  private long finished;

  ScalingRun(String url, Map<String, String> variables, PrintStream out) {
    this.url = url;
    this.variables = variables;
    this.out = out;
  }

  /** Microseconds of processor time for each sample; NaN where it was not measured. */
  private record Row(int streams, int cycleSamples, double taking, double finishing) {}

  void run(List<Integer> streams, int samples, int finishUpTo) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try (Lag lag = new Lag(KafkaSettings.from(new Environment(variables)));
        Stored stored = new Stored(variables)) {
      Measurement measurement = new Measurement(clients, lag, stored);
      measurement.row(100, samples, true);
      out.printf("%8s %14s %14s %14s%n", "streams", "cycle samples", "taking us", "finishing us");
      List<Row> rows = new ArrayList<>();
      for (int count : streams) {
        Row row = measurement.row(count, samples, count <= finishUpTo);
        rows.add(row);
        out.printf(
            Locale.ROOT,
            "%8d %14d %14.1f %14.1f%n",
            row.streams(),
            row.cycleSamples(),
            row.taking(),
            row.finishing());
      }
      double least = rows.stream().mapToDouble(Row::taking).min().orElse(Double.NaN);
      double most = rows.stream().mapToDouble(Row::taking).max().orElse(Double.NaN);
      out.printf(
          Locale.ROOT,
          "scaling: rows=%d least_us=%.1f most_us=%.1f most_to_least=%.2f%n",
          rows.size(),
          least,
          most,
          most / least);
    } finally {
      clients.shutdownNow();
    }
  }

  private static double cpuMicros() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e3;
  }

  /** What all rows share. */
  private final class Measurement {
    private final ExecutorService clients;
    private final Lag lag;
    private final Stored stored;

    Measurement(ExecutorService clients, Lag lag, Stored stored) {
      this.clients = clients;
      this.lag = lag;
      this.stored = stored;
    }

    Row row(int streams, int samples, boolean finish) throws Exception {
      List<GrowingCycle> cycles =
          IntStream.range(0, streams).mapToObj(i -> new GrowingCycle(http, url)).toList();
      each(cycles, 1, (cycle, connection) -> cycle.begin());
      awaitDrained();
      int ticks = samples / streams / GrowingCycle.BATCH;
      double before = cpuMicros();
      each(cycles, ticks, GrowingCycle::grow);
      int sent = ticks * GrowingCycle.BATCH * streams;
      readings += sent;
      awaitReadings();
      awaitDrained();
      double taking = (cpuMicros() - before) / sent;
      double finishing = Double.NaN;
      if (finish) {
        before = cpuMicros();
        each(cycles, 1, (cycle, connection) -> cycle.end());
        finished += streams;
        awaitFinished();
        finishing = (cpuMicros() - before) / sent;
      }
      return new Row(streams, ticks * GrowingCycle.BATCH, taking, finishing);
    }

    /** Every client takes each so many-th of them, in turn, over a connection of its own. */
    private void each(List<GrowingCycle> cycles, int times, Step step) throws Exception {
      List<Callable<Void>> shares = new ArrayList<>();
      for (int i = 0; i < Math.min(CLIENTS, cycles.size()); i++) {
        int first = i;
        shares.add(
            () -> {
              try (HttpConnection connection = new HttpConnection(URI.create(url))) {
                for (int time = 0; time < times; time++) {
                  for (int at = first; at < cycles.size(); at += CLIENTS) {
                    step.of(cycles.get(at), connection);
                  }
                }
              }
              return null;
            });
      }
      for (Future<Void> share : clients.invokeAll(shares)) {
        share.get();
      }
    }

    private void awaitReadings() throws Exception {
      await("readings", () -> stored.readings() >= readings);
    }

    private void awaitFinished() throws Exception {
      await("finished cycles", () -> stored.finishedCycles() >= finished);
    }

    private void awaitDrained() throws Exception {
      await(
          "records read",
          () -> lag.byGroup().values().stream().mapToLong(l -> l).max().orElse(0) < 20);
    }

    private void await(String what, Callable<Boolean> done) throws Exception {
      long deadline = System.nanoTime() + PATIENCE_NANOS;
      while (!done.call()) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("not all " + what + " in ten minutes");
        }
        Thread.sleep(100);
      }
    }
  }

  /** Something to do with one machine. */
  private interface Step {
    void of(GrowingCycle cycle, HttpConnection connection) throws Exception;
  }
}
