package io.vertac.deviation.domain.learning;

import io.vertac.deviation.domain.Method;
import io.vertac.deviation.domain.features.Features;
import io.vertac.deviation.domain.features.Profile;
import java.util.List;

/** Makes a cycle part of what is usual, and takes it back. */
public final class Learner {
  private static final int FEWEST_ROWS = 2;

  private final FirstLessons first;

  public Learner(Features features) {
    this.first = new FirstLessons(features);
  }

  public void learn(Baseline baseline, Lesson lesson) {
    baseline.cycles().add(lesson.cycleId());
    if (baseline.cycles().size() > Method.RING) {
      baseline.cycles().remove(0);
    }
    baseline.durations().add(lesson.durationS());
    boolean whole = baseline.learned() < Method.LEARNED_WHOLE;
    baseline.learned(baseline.learned() + 1);
    learnNoise(baseline, lesson);
    if (whole) {
      keepCurves(baseline, lesson);
      first.relearn(baseline);
    } else {
      baseline.lengths().add(lesson.length());
      adapt(baseline, lesson);
    }
  }

  /**
   * Takes a learnt cycle back. While few are learnt, the others are learnt again without it, which
   * leaves no trace of it. Later its values leave the rings; the profile is left to forget it,
   * which it does at the pace at which it adapts.
   *
   * @return false if the cycle is not among those remembered, or is one of the last two: something
   *     must remain to judge by
   */
  public boolean takeBack(Baseline baseline, String cycleId) {
    int index = baseline.cycles().indexOf(cycleId);
    boolean few = baseline.sensors().stream().anyMatch(s -> !s.curves().isEmpty());
    int remaining = baseline.cycles().size() - 1;
    if (index < 0 || remaining < (few ? 1 : FEWEST_ROWS)) {
      return false;
    }
    int behind = baseline.cycles().size() - baseline.lengths().size();
    baseline.cycles().remove(index);
    baseline.durations().remove(index);
    if (few) {
      baseline.learned(baseline.learned() - 1);
      baseline.sensors().forEach(s -> s.curves().remove(index));
      first.relearn(baseline);
    } else {
      baseline.learned(Math.max(Method.LEARNED_WHOLE, baseline.learned() - 1));
      forget(baseline, index, index - behind);
    }
    return true;
  }

  private static void forget(Baseline baseline, int index, int judgedIndex) {
    for (SensorBaseline sensor : baseline.sensors()) {
      sensor.checks().remove(index);
      if (judgedIndex >= 0) {
        sensor.conspicuous().remove(judgedIndex);
      }
    }
    if (judgedIndex >= 0) {
      baseline.lengths().remove(judgedIndex);
    }
  }

  private static void learnNoise(Baseline baseline, Lesson lesson) {
    for (int i = 0; i < lesson.sensors().size(); i++) {
      double noise = lesson.sensors().get(i).noise();
      if (!Double.isNaN(noise)) {
        baseline.sensors().get(i).noise().add(noise);
      }
    }
  }

  private static void keepCurves(Baseline baseline, Lesson lesson) {
    for (int i = 0; i < lesson.sensors().size(); i++) {
      SensorBaseline sensor = baseline.sensors().get(i);
      double[] curve = lesson.sensors().get(i).curve();
      sensor.curves().add(curve == null ? sensor.profile().curve().clone() : curve);
    }
  }

  private static void adapt(Baseline baseline, Lesson lesson) {
    double pace = Math.max(1.0 / baseline.learned(), Method.SLOWEST);
    List<SensorLesson> lessons = lesson.sensors();
    for (int i = 0; i < lessons.size(); i++) {
      SensorBaseline sensor = baseline.sensors().get(i);
      sensor.curves().clear();
      sensor.checks().add(lessons.get(i).checks());
      sensor.conspicuous().add(lessons.get(i).conspicuous());
      if (lessons.get(i).curve() != null) {
        sensor.profile(adapted(sensor.profile(), lessons.get(i).curve(), pace, lesson.alarmed()));
      }
    }
  }

  /** Moves the profile a little towards a curve; far outliers count as three times the usual. */
  private static Profile adapted(Profile profile, double[] curve, double pace, boolean alarmed) {
    double[] newCurve = profile.curve().clone();
    double[] newScatter = profile.scatter().clone();
    for (int i = 0; i < curve.length; i++) {
      if (alarmed) {
        newCurve[i] += Method.RELABEL_STEP * (curve[i] - newCurve[i]);
      }
      double scatter = newScatter[i];
      double difference = curve[i] - newCurve[i];
      newCurve[i] += pace * Math.max(-3 * scatter, Math.min(3 * scatter, difference));
      newScatter[i] += pace * (Math.min(Math.abs(difference), 9 * scatter) - scatter);
    }
    return profile.with(newCurve, newScatter);
  }
}
