package io.vertac.benchmarks.dtw;

import io.vertac.deviation.kernel.Dtw;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One comparison of two curves of a machine, by one kernel. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DtwBenchmark {
  static final String SCALAR = "scalar";
  static final String VECTOR = "vector";

  @Param({SCALAR, VECTOR})
  public String kernel;

  @Param({"1000"})
  public int samples;

  @Param({"100"})
  public int window;

  private Dtw dtw;
  private double[] reference;
  private double[] cycle;

  /** Two strokes of slightly different speed, with noise. */
  @Setup
  public void createCurves() {
    dtw = kernel.equals(SCALAR) ? Dtw.scalar() : Dtw.vector().orElseThrow();
    Random noise = new Random(20);
    reference = new double[samples];
    cycle = new double[samples];
    for (int i = 0; i < samples; i++) {
      double time = (double) i / samples;
      reference[i] = Math.sin(20 * time) + 0.1 * noise.nextGaussian();
      cycle[i] = Math.sin(21 * time) + 0.1 * noise.nextGaussian();
    }
  }

  @Benchmark
  public double distance() {
    return dtw.distance(reference, cycle, window);
  }
}
