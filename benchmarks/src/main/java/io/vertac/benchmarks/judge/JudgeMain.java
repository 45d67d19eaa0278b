package io.vertac.benchmarks.judge;

import io.vertac.benchmarks.jmh.JmhRun;
import io.vertac.benchmarks.jmh.JmhRun.Measured;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/**
 * Prints what the judgement of one cycle takes on one core, and how the measuring of its curves
 * compares with the plain form that sorts every curve, in the same run.
 */
public final class JudgeMain {
  private static final int SENSORS = 100;
  private static final int SAMPLES = 600;

  private JudgeMain() {}

  public static void main(String[] args) throws IOException {
    System.out.printf(
        "one cycle of %d sensors with %d samples, memory full, one core, Java %s; 1 minute%n",
        SENSORS, SAMPLES, Runtime.version());
    Map<String, Measured> measured =
        new JmhRun(JudgeBenchmark.class, "cycle")
            .with("sensors", SENSORS)
            .with("samples", SAMPLES)
            // No workers: all of it on the measured thread.
            .jvm("-Djava.util.concurrent.ForkJoinPool.common.parallelism=0")
            .jvm("--add-modules", "jdk.incubator.vector", "-Xmx512m")
            .by("form");
    System.out.println("                         ms a cycle  us a sensor  MB a cycle");
    row("judged", measured.get(JudgeBenchmark.WHOLE));
    row("measured, by selection", measured.get(JudgeBenchmark.SELECTING));
    row("measured, by sorting", measured.get(JudgeBenchmark.SORTING));
    Measured whole = measured.get(JudgeBenchmark.WHOLE);
    double ratio =
        measured.get(JudgeBenchmark.SORTING).nanoseconds()
            / measured.get(JudgeBenchmark.SELECTING).nanoseconds();
    System.out.printf(
        Locale.ROOT,
        "judge: ms_per_cycle=%.2f us_per_sensor=%.1f mb_per_cycle=%.3f sorting_ratio=%.2f%n",
        whole.nanoseconds() / 1e6,
        whole.nanoseconds() / 1e3 / SENSORS,
        whole.allocated() / 1e6,
        ratio);
  }

  private static void row(String name, Measured measured) {
    System.out.printf(
        Locale.ROOT,
        "%-24s %10.2f %12.1f %11.3f%n",
        name,
        measured.nanoseconds() / 1e6,
        measured.nanoseconds() / 1e3 / SENSORS,
        measured.allocated() / 1e6);
  }
}
