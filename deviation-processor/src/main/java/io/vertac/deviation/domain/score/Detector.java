package io.vertac.deviation.domain.score;

import io.vertac.deviation.domain.Method;
import io.vertac.deviation.domain.features.Curves;
import io.vertac.deviation.domain.features.Features;
import io.vertac.deviation.domain.features.GridCurve;
import io.vertac.deviation.domain.learning.Baseline;
import io.vertac.deviation.domain.learning.Learner;
import io.vertac.deviation.domain.learning.Lesson;
import io.vertac.deviation.domain.learning.SensorBaseline;
import io.vertac.deviation.domain.learning.SensorLesson;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds out whether a cycle is as usual, and learns what usual is. Described in docs/detection.md.
 */
public final class Detector {
  private static final int PARALLEL_FROM = 16;

  private final Features features;
  private final Learner learner;
  private final int gridMax;

  /**
   * @param gridMax most points of a sensor's grid
   */
  public Detector(Features features, int gridMax) {
    this.features = features;
    this.learner = new Learner(features);
    this.gridMax = gridMax;
  }

  /** Begins anew with a reference cycle, the first to be learnt. */
  public Baseline begin(ObservedCycle reference) {
    return begin(reference, sensorId -> null);
  }

  /**
   * @param windowShare half-width of the DTW band by sensor id; null for the usual one
   * @see #begin(ObservedCycle)
   */
  public Baseline begin(ObservedCycle reference, Function<String, Double> windowShare) {
    List<SensorBaseline> sensors = new ArrayList<>();
    List<SensorLesson> lessons = new ArrayList<>();
    reference
        .curves()
        .forEach(
            (sensorId, curve) -> {
              int points = Math.max(Method.GRID_MIN, Math.min(gridMax, curve.values().length));
              SensorBaseline sensor = new SensorBaseline(sensorId, points, curve.quantum());
              sensor.dtwWindowShare(windowShare.apply(sensorId));
              sensors.add(sensor);
              double[] onGrid = Curves.bound(Curves.resample(curve.values(), points));
              lessons.add(new SensorLesson(onGrid, null, null, Double.NaN));
            });
    Baseline baseline = new Baseline(sensors);
    learner.learn(
        baseline, new Lesson(reference.cycleId(), reference.durationS(), 0, false, lessons));
    return baseline;
  }

  /** Judges a complete cycle and remembers how it differs from its neighbours; learns nothing. */
  public Judgement judge(Baseline baseline, ObservedCycle cycle) {
    List<SensorReading> readings = read(baseline, cycle);
    LabelFree.remember(baseline, readings);
    Judgement judgement = Verdict.of(baseline, cycle, score(baseline, readings));
    CheckSteps.remember(baseline, judgement);
    for (SensorReading reading : readings) {
      if (!reading.isMissing()) {
        reading.sensor().previous(reading.curve());
      }
    }
    return judgement;
  }

  /** Judges a cycle again, as it would be judged now; nothing is remembered. */
  public Judgement reconsider(Baseline baseline, ObservedCycle cycle) {
    return Verdict.of(baseline, cycle, score(baseline, read(baseline, cycle)));
  }

  /**
   * Judges a cycle that was aborted by comparing it with the same beginning of the usual curves.
   * Nothing is remembered of it. As learnt checks are about whole cycles, only the label-free score
   * is taken, with the wide limits that belong to it.
   */
  public Judgement judgePart(Baseline baseline, ObservedCycle cycle) {
    double usual = baseline.usualDurationS();
    double share = usual > 0 ? cycle.durationS() / usual : 1;
    List<SensorScore> scores =
        each(
            baseline.sensors(),
            sensor -> {
              GridCurve curve = cycle.curves().get(sensor.sensorId());
              SensorReading reading =
                  curve == null
                      ? SensorReading.missing(sensor)
                      : SensorReading.ofPart(sensor, curve, share);
              return labelFree(reading, baseline.learned(), null);
            });
    return Verdict.ofPart(baseline, cycle, scores);
  }

  public void learn(Baseline baseline, Lesson lesson) {
    learner.learn(baseline, lesson);
  }

  /**
   * @return false if the cycle cannot be taken back
   */
  public boolean takeBack(Baseline baseline, String cycleId) {
    return learner.takeBack(baseline, cycleId);
  }

  private static List<SensorReading> read(Baseline baseline, ObservedCycle cycle) {
    return each(
        baseline.sensors(),
        sensor -> {
          GridCurve curve = cycle.curves().get(sensor.sensorId());
          return curve == null ? SensorReading.missing(sensor) : SensorReading.of(sensor, curve);
        });
  }

  private List<SensorScore> score(Baseline baseline, List<SensorReading> readings) {
    boolean calibrated = baseline.learned() >= 2;
    return each(
        readings,
        reading -> {
          SensorBaseline sensor = reading.sensor();
          double[] values =
              calibrated && !reading.isMissing()
                  ? features.of(reading.curve(), sensor.profile(), sensor.dtwWindowShare())
                  : null;
          CheckScores checks = calibrated ? CheckScores.of(sensor, values) : null;
          return labelFree(reading, baseline.learned(), checks);
        });
  }

  private static SensorScore labelFree(SensorReading reading, int learned, CheckScores checks) {
    return new SensorScore(
        reading,
        LabelFree.believed(reading.sensor(), learned, reading.departure()),
        LabelFree.calm(reading.sensor(), learned, reading.departure()),
        checks);
  }

  /** Many sensors are worth all processors; the order of the results is kept. */
  private static <A, B> List<B> each(List<A> sensors, Function<A, B> work) {
    Stream<A> each = sensors.size() >= PARALLEL_FROM ? sensors.parallelStream() : sensors.stream();
    return each.map(work).toList();
  }
}
