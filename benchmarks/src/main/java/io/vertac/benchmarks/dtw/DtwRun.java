package io.vertac.benchmarks.dtw;

import io.vertac.deviation.kernel.Dtw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures both kernels on one size of curves, one right after the other, each in its own JVM. */
final class DtwRun {
  /**
   * What one kernel took for one comparison.
   *
   * @param nanoseconds median over all iterations of all forks, which a busy neighbour disturbs
   *     less than a mean
   * @param allocated bytes, as the garbage collector's profiler estimates them
   */
  record Measured(double nanoseconds, double allocated) {}

  private DtwRun() {}

  /**
   * By kernel.
   *
   * @throws IllegalStateException if a measured JVM fails; names the log
   */
  static Map<String, Measured> measure(int samples, int window) throws IOException {
    // Every JVM warns that it uses an incubator module; the table is better off without that.
    Path log = Files.createTempFile("vertac-dtw-", ".log");
    Collection<RunResult> results = run(options(samples, window, log), log);
    Files.delete(log);
    return results.stream()
        .collect(Collectors.toMap(r -> r.getParams().getParam("kernel"), DtwRun::measured));
  }

  private static Collection<RunResult> run(Options options, Path log) {
    try {
      return new Runner(options).run();
    } catch (RunnerException e) {
      throw new IllegalStateException("the benchmark failed, see " + log, e);
    }
  }

  private static Options options(int samples, int window, Path log) {
    return new OptionsBuilder()
        .include(DtwBenchmark.class.getName() + ".distance")
        .param("samples", Integer.toString(samples))
        .param("window", Integer.toString(window))
        .jvmArgsAppend("--add-modules", "jdk.incubator.vector", "-Xmx256m")
        .forks(2)
        .warmupIterations(4)
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(12)
        .measurementTime(TimeValue.milliseconds(400))
        .threads(1)
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.NORMAL)
        .output(log.toString())
        .build();
  }

  private static Measured measured(RunResult result) {
    double median = result.getPrimaryResult().getStatistics().getPercentile(50);
    double allocated = result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
    return new Measured(median, allocated);
  }

  /** How many cells the band of two equally long curves has. */
  static long cells(int samples, int window) {
    long reach = window == Dtw.NO_WINDOW ? samples - 1 : Math.min(window, samples - 1);
    return samples + reach * (2L * samples - reach - 1);
  }
}
