package io.vertac.benchmarks.pipeline;

import io.vertac.benchmarks.machine.ProcessorTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is measured while all machines run: after the warm-up, before the first one ends. */
final class SteadyPart {
  private final List<Long> lags = new ArrayList<>();
  private ProcessorTime atStart;
  private long acknowledgedAtStart;
  private long startNanos;
  private double samplesPerSecond = Double.NaN;
  private Map<String, Double> microsPerSample = Map.of();

  /**
   * @param acknowledged samples up to now
   * @param lag of the slowest reader, in records
   */
  void observe(long acknowledged, long lag) {
    lags.add(lag);
    ProcessorTime now = ProcessorTime.now();
    if (atStart == null) {
      atStart = now;
      acknowledgedAtStart = acknowledged;
      startNanos = System.nanoTime();
      return;
    }
    long samples = acknowledged - acknowledgedAtStart;
    samplesPerSecond = samples / ((System.nanoTime() - startNanos) / 1e9);
    microsPerSample = now.since(atStart, Math.max(1, samples));
  }

  double samplesPerSecond() {
    return samplesPerSecond;
  }

  /** Processor time of each part. */
  Map<String, Double> microsPerSample() {
    return microsPerSample;
  }

  /** The median in one quarter of the time, 0 to 3; outliers are pauses, not growth. */
  long lagOfQuarter(int quarter) {
    int size = lags.size();
    long[] sorted =
        lags.subList(size * quarter / 4, size * (quarter + 1) / 4).stream()
            .mapToLong(l -> l)
            .sorted()
            .toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }
}
