package io.vertac.deviation.domain.score;

import io.vertac.deviation.domain.Method;
import io.vertac.deviation.domain.learning.Baseline;
import io.vertac.events.Severity;
import java.util.List;
import java.util.function.Function;

/** Puts the sensors' scores together to one judgement of the cycle. */
final class Verdict {
  private Verdict() {}

  static Judgement of(Baseline baseline, ObservedCycle cycle, List<SensorScore> sensors) {
    int learned = baseline.learned();
    double believed = rms(sensors, SensorScore::believed);
    double calm = rms(sensors, SensorScore::calm);
    if (learned < 2 || sensors.isEmpty()) {
      double y = believed / Method.LABEL_FREE_LIMIT;
      return judgement(baseline, cycle, sensors, y, calm, Double.NaN, 0, Standout.NONE);
    }
    double length = Calibrated.length(baseline, cycle.durationS());
    double score = Calibrated.score(baseline, sensors, length);
    double relative = Limits.of(baseline).relative(score);
    double blend = blend(learned);
    double y = (1 - blend) * believed / Method.LABEL_FREE_LIMIT + blend * relative;
    Standout standout =
        learned < Method.LEARNED_WHOLE ? Standout.NONE : Standout.of(baseline, sensors, length);
    y = Math.max(y, standout.score());
    return judgement(baseline, cycle, sensors, y, calm, score, length, standout);
  }

  /** An aborted cycle is judged as if one cycle were learnt. */
  static Judgement ofPart(Baseline baseline, ObservedCycle cycle, List<SensorScore> sensors) {
    double y = rms(sensors, SensorScore::believed) / Method.LABEL_FREE_LIMIT;
    double calm = rms(sensors, SensorScore::calm) / Method.LABEL_FREE_LIMIT;
    Severity severity = AlarmLimits.of(0, baseline.observations()).severity(calm);
    return finish(cycle, sensors, y, severity, false, 0, Double.NaN);
  }

  private static Judgement judgement(
      Baseline baseline,
      ObservedCycle cycle,
      List<SensorScore> sensors,
      double y,
      double calm,
      double calibrated,
      double length,
      Standout standout) {
    int learned = baseline.learned();
    double blend = blend(learned);
    // Calmer than y while few cycles are learnt, equal to it from then on.
    double alarming = calm / Method.LABEL_FREE_LIMIT;
    if (!Double.isNaN(calibrated)) {
      double relative = Limits.of(baseline).relative(calibrated);
      alarming = Math.max((1 - blend) * alarming + blend * relative, standout.score());
    }
    Severity severity = AlarmLimits.of(blend, baseline.observations()).severity(alarming);
    boolean ordinary =
        learned < Method.LEARNED_WHOLE
            ? calm < Method.LABEL_FREE_LEARNING
            : calibrated < Limits.of(baseline).learning() && standout.isOrdinary();
    return finish(
        cycle, sensors, y, severity, ordinary && severity == Severity.normal, length, calibrated);
  }

  /** A cycle in which a sensor is missing is never ordinary. */
  private static Judgement finish(
      ObservedCycle cycle,
      List<SensorScore> sensors,
      double y,
      Severity severity,
      boolean normal,
      double length,
      double calibrated) {
    boolean missing = sensors.stream().anyMatch(s -> s.reading().isMissing());
    return new Judgement(
        cycle.cycleId(),
        cycle.durationS(),
        sensors,
        missing ? Math.max(y, 1) : y,
        severity,
        normal && !missing,
        length,
        calibrated);
  }

  private static double blend(int learned) {
    return Math.min(1, (learned - 1) / (Method.LEARNED_WHOLE - 1.0));
  }

  private static double rms(List<SensorScore> sensors, Function<SensorScore, LabelFree> part) {
    double squares = 0;
    int count = 0;
    for (SensorScore sensor : sensors) {
      if (!sensor.reading().isMissing()) {
        squares += part.apply(sensor).squares();
        count += 2;
      }
    }
    return count == 0 ? 0 : Math.sqrt(squares / count);
  }
}
