package io.vertac.benchmarks.judge;

import io.vertac.deviation.domain.features.Curves;
import io.vertac.deviation.domain.features.Departure;
import io.vertac.deviation.domain.features.Features;
import io.vertac.deviation.domain.features.GridCurve;
import io.vertac.deviation.domain.features.Profile;
import io.vertac.deviation.domain.learning.SensorBaseline;
import io.vertac.deviation.domain.score.ObservedCycle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One cycle of a machine: judged whole, and only its curves measured, in two forms. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JudgeBenchmark {
  static final String WHOLE = "judge";
  static final String SELECTING = "selecting";
  static final String SORTING = "sorting";

  @Param({WHOLE, SELECTING, SORTING})
  public String form;

  @Param({"100"})
  public int sensors;

  @Param({"600"})
  public int samples;

  private static final int CYCLES = 16;

  private final Features features =
      new Features(JudgedMachine.kernel(), JudgedMachine.WINDOW_SHARE);
  private final SortingForm sorting = new SortingForm(JudgedMachine.kernel());
  private final List<ObservedCycle> cycles = new ArrayList<>();
  private JudgedMachine machine;
  private int next;

  /** Fails unless both forms measure the same. */
  @Setup
  public void createMachine() {
    machine = new JudgedMachine(sensors, samples);
    for (int i = 0; i < CYCLES; i++) {
      cycles.add(machine.cycle());
    }
    double one = measure(cycles.get(0), false);
    double other = measure(cycles.get(0), true);
    if (Math.abs(one - other) > 1e-9 * Math.abs(one)) {
      throw new IllegalStateException("the forms differ: " + one + " and " + other);
    }
  }

  /** Another cycle every time, so that no branch can be learnt. */
  @Benchmark
  public Object cycle() {
    next = (next + 1) % CYCLES;
    ObservedCycle cycle = cycles.get(next);
    return form.equals(WHOLE)
        ? machine.detector.judge(machine.baseline, cycle)
        : measure(cycle, form.equals(SORTING));
  }

  private double measure(ObservedCycle cycle, boolean bySorting) {
    double sum = 0;
    for (SensorBaseline sensor : machine.baseline.sensors()) {
      GridCurve curve = cycle.curves().get(sensor.sensorId());
      sum +=
          bySorting
              ? sorted(curve.values(), sensor.profile())
              : selected(curve.values(), sensor.profile());
    }
    return sum;
  }

  private double selected(double[] curve, Profile profile) {
    double sum = Math.max(Curves.amplitude(curve), profile.amplitude());
    sum += Departure.between(curve, profile.curve(), profile.amplitude()).top();
    for (double check : features.of(curve, profile)) {
      sum += check;
    }
    return sum;
  }

  private double sorted(double[] curve, Profile profile) {
    double sum = Math.max(sorting.range(curve), profile.amplitude());
    sum += sorting.top(curve, profile.curve(), profile.amplitude());
    for (double check : sorting.checks(curve, profile)) {
      sum += check;
    }
    return sum;
  }
}
