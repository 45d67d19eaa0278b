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

  private static final int CYCLES = 64;

  private Dtw dtw;
  private double[] reference;
  private double[][] cycles;
  private int next;

  /** Strokes of slightly different speed, with noise. */
  @Setup
  public void createCurves() {
    dtw = kernel.equals(SCALAR) ? Dtw.scalar() : Dtw.vector().orElseThrow();
    Random random = new Random(20);
    reference = stroke(20, random);
    cycles = new double[CYCLES][];
    for (int i = 0; i < CYCLES; i++) {
      cycles[i] = stroke(20 + random.nextDouble(), random);
    }
  }

  private double[] stroke(double speed, Random random) {
    double[] stroke = new double[samples];
    for (int i = 0; i < samples; i++) {
      stroke[i] = Math.sin(speed * i / samples) + 0.1 * random.nextGaussian();
    }
    return stroke;
  }

  /** Another cycle every time: a machine's noise never repeats, so no branch can be learnt. */
  @Benchmark
  public double distance() {
    next = (next + 1) % CYCLES;
    return dtw.distance(reference, cycles[next], window);
  }
}
