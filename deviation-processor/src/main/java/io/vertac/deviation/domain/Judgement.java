package io.vertac.deviation.domain;

import io.vertac.events.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The comparison of a whole cycle with another one.
 *
 * @param sensors most to blame first
 * @param score of the cycle; 0 if nothing could be compared
 */
record Judgement(List<JudgedSensor> sensors, double score) {

  /** What was compared, sensor by sensor, before any of them is seen beside the others. */
  record Compared(SensorCurves sensor, CurveComparison comparison, SensorScore score) {}

  static Judgement of(List<Compared> compared, AnalysisSettings settings) {
    double squares = compared.stream().mapToDouble(c -> c.score().squares()).sum();
    List<Compared> ranked = new ArrayList<>(compared);
    ranked.sort(
        Comparator.comparingDouble((Compared c) -> -c.score().squares())
            .thenComparing(c -> c.sensor().sensorId()));
    List<JudgedSensor> judged = new ArrayList<>();
    for (Compared c : ranked) {
      Severity severity = Health.severity(c.score().value(), settings);
      judged.add(
          new JudgedSensor(
              c.sensor(),
              c.comparison(),
              c.score(),
              squares > 0 ? c.score().squares() / squares : 0,
              judged.size() + 1,
              severity,
              DeviationKind.of(c.comparison(), severity != Severity.normal)));
    }
    double score = compared.isEmpty() ? 0 : Math.sqrt(squares / (2 * compared.size()));
    return new Judgement(judged, score);
  }
}
