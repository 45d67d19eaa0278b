package io.vertac.deviation.domain.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.deviation.domain.features.Features;
import io.vertac.deviation.kernel.Dtw;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LearnerTest {
  private final Learner learner = new Learner(new Features(Dtw.scalar(), 0.05));
  private final Random random = new Random(3);

  @Test
  void shouldForgetACycleWithoutTraceWhileFewAreLearned() {
    List<double[]> curves = curves(4);
    Baseline all = learned(curves);
    assertThat(learner.takeBack(all, "cycle 2")).isTrue();
    curves.remove(2);
    Baseline others = learned(curves);
    assertThat(all.learned()).isEqualTo(3);
    SensorBaseline a = all.sensors().get(0);
    SensorBaseline b = others.sensors().get(0);
    assertThat(a.profile().curve()).isEqualTo(b.profile().curve());
    assertThat(a.profile().scatter()).isEqualTo(b.profile().scatter());
    assertThat(a.checks().row(2)).isEqualTo(b.checks().row(2));
    assertThat(a.learnedScale()).isEqualTo(b.learnedScale());
  }

  @Test
  void shouldTakeAWholeCycleOutOfAllRingsLater() {
    Baseline baseline = learned(curves(70));
    assertThat(baseline.cycles()).hasSize(64);
    assertThat(learner.takeBack(baseline, "cycle 69")).isTrue();
    SensorBaseline sensor = baseline.sensors().get(0);
    assertThat(baseline.cycles()).hasSize(63).doesNotContain("cycle 69");
    assertThat(baseline.durations().size()).isEqualTo(63);
    assertThat(baseline.lengths().size()).isEqualTo(63);
    assertThat(sensor.checks().size()).isEqualTo(63);
    assertThat(sensor.conspicuous().size()).isEqualTo(63);
    assertThat(sensor.checks().row(62)[0]).isEqualTo(68);
    assertThat(sensor.conspicuous().row(62)[0]).isEqualTo(68);
  }

  @Test
  void shouldTakeBackACycleOfTheLearningPhaseFromTheRingItIsIn() {
    Baseline baseline = learned(curves(8));
    assertThat(learner.takeBack(baseline, "cycle 1")).isTrue();
    SensorBaseline sensor = baseline.sensors().get(0);
    assertThat(sensor.checks().size()).isEqualTo(7);
    assertThat(sensor.conspicuous().size()).isEqualTo(3);
    assertThat(baseline.lengths().size()).isEqualTo(3);
  }

  @Test
  void shouldNotTakeBackTheOnlyCycleOrAnUnknownOne() {
    Baseline baseline = learned(curves(1));
    assertThat(learner.takeBack(baseline, "cycle 0")).isFalse();
    assertThat(learner.takeBack(baseline, "cycle 9")).isFalse();
    assertThat(baseline.learned()).isEqualTo(1);
  }

  @Test
  void shouldFollowASlowDriftButNotAnOutlier() {
    Baseline baseline = learned(curves(6));
    double before = baseline.sensors().get(0).profile().curve()[3];
    double[] outlier = new double[10];
    java.util.Arrays.fill(outlier, 1e6);
    teach(baseline, outlier, 6);
    double moved = baseline.sensors().get(0).profile().curve()[3] - before;
    assertThat(moved).isPositive().isLessThan(0.5);
  }

  private Baseline learned(List<double[]> curves) {
    Baseline baseline = new Baseline(List.of(new SensorBaseline("p1", 10, 0)));
    for (int i = 0; i < curves.size(); i++) {
      teach(baseline, curves.get(i), i);
    }
    return baseline;
  }

  private void teach(Baseline baseline, double[] curve, int number) {
    double[] marks = new double[11];
    marks[0] = number;
    SensorLesson lesson = new SensorLesson(curve, marks, marks.clone(), Double.NaN);
    learner.learn(baseline, new Lesson("cycle " + number, 10, 0, false, List.of(lesson)));
  }

  private List<double[]> curves(int count) {
    List<double[]> curves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] curve = new double[10];
      for (int k = 0; k < curve.length; k++) {
        curve[k] = 10 * Math.sin(k) + random.nextGaussian();
      }
      curves.add(curve);
    }
    return curves;
  }
}
