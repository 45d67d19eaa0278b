package io.vertac.benchmarks.dtw;

import io.vertac.deviation.kernel.Dtw;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
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
   * @param nanoseconds mean of all iterations of all forks
   * @param error half the width of the 99.9 % confidence interval, in nanoseconds
   * @param allocated bytes, as the garbage collector's profiler estimates them
   */
  record Measured(double nanoseconds, double error, double allocated) {}

  private DtwRun() {}

  /** By kernel. */
  static Map<String, Measured> measure(int samples, int window) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(DtwBenchmark.class.getName() + ".distance")
            .param("samples", Integer.toString(samples))
            .param("window", Integer.toString(window))
            .jvmArgsAppend("--add-modules", "jdk.incubator.vector", "-Xmx256m")
            .forks(2)
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(4)
            .measurementTime(TimeValue.seconds(1))
            .threads(1)
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    Collection<RunResult> results = new Runner(options).run();
    return results.stream()
        .collect(Collectors.toMap(r -> r.getParams().getParam("kernel"), DtwRun::measured));
  }

  private static Measured measured(RunResult result) {
    Result<?> time = result.getPrimaryResult();
    Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
    return new Measured(time.getScore(), time.getScoreError(), allocated.getScore());
  }

  /** How many cells the band of two equally long curves has. */
  static long cells(int samples, int window) {
    long reach = window == Dtw.NO_WINDOW ? samples - 1 : Math.min(window, samples - 1);
    return samples + reach * (2L * samples - reach - 1);
  }
}
