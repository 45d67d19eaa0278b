package io.vertac.benchmarks.jmh;

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
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures the variants of one benchmark one right after the other, each in its own JVM. */
public final class JmhRun {
  /**
   * What one variant took for one call.
   *
   * @param nanoseconds median over all iterations of all forks, which a busy neighbour disturbs
   *     less than a mean
   * @param allocated bytes, as the garbage collector's profiler estimates them
   */
  public record Measured(double nanoseconds, double allocated) {}

  private final ChainedOptionsBuilder options;
  private final Path log;

  /**
   * @param method of the benchmark
   * @throws IOException if there is no room for a log
   */
  public JmhRun(Class<?> benchmark, String method) throws IOException {
    // Every JVM warns that it uses an incubator module; the table is better off without that.
    this.log = Files.createTempFile("vertac-jmh-", ".log");
    this.options =
        new OptionsBuilder()
            .include(benchmark.getName() + "." + method)
            .forks(2)
            .warmupIterations(4)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(12)
            .measurementTime(TimeValue.milliseconds(400))
            .threads(1)
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.NORMAL)
            .output(log.toString());
  }

  public JmhRun jvm(String... arguments) {
    options.jvmArgsAppend(arguments);
    return this;
  }

  public JmhRun with(String parameter, int value) {
    options.param(parameter, Integer.toString(value));
    return this;
  }

  /**
   * By the value of one parameter.
   *
   * @throws IllegalStateException if a measured JVM fails; names the log
   */
  public Map<String, Measured> by(String parameter) throws IOException {
    Collection<RunResult> results;
    try {
      results = new Runner(options.build()).run();
    } catch (RunnerException e) {
      throw new IllegalStateException("the benchmark failed, see " + log, e);
    }
    Files.delete(log);
    return results.stream()
        .collect(Collectors.toMap(r -> r.getParams().getParam(parameter), JmhRun::measured));
  }

  private static Measured measured(RunResult result) {
    double median = result.getPrimaryResult().getStatistics().getPercentile(50);
    double allocated = result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
    return new Measured(median, allocated);
  }
}
