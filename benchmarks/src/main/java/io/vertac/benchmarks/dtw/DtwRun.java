package io.vertac.benchmarks.dtw;

import io.vertac.benchmarks.jmh.JmhRun;
import io.vertac.benchmarks.jmh.JmhRun.Measured;
import io.vertac.deviation.kernel.Dtw;
import java.io.IOException;
import java.util.Map;

/** Measures both kernels on one size of curves. */
final class DtwRun {
  private DtwRun() {}

  /** By kernel. */
  static Map<String, Measured> measure(int samples, int window) throws IOException {
    return new JmhRun(DtwBenchmark.class, "distance")
        .with("samples", samples)
        .with("window", window)
        .jvm("--add-modules", "jdk.incubator.vector", "-Xmx256m")
        .by("kernel");
  }

  /** How many cells the band of two equally long curves has. */
  static long cells(int samples, int window) {
    long reach = window == Dtw.NO_WINDOW ? samples - 1 : Math.min(window, samples - 1);
    return samples + reach * (2L * samples - reach - 1);
  }
}
