package io.vertac.benchmarks.detection;

import io.vertac.deviation.domain.score.Findings;
import io.vertac.deviation.domain.score.Judgement;
import io.vertac.events.CycleAnalysis;
import io.vertac.events.RankedSensor;
import io.vertac.events.Severity;

/**
 * A recorded cycle and what was thought of it.
 *
 * @param blamed the sensor most to blame; empty for a reference
 * @param given whether it is one of those that were learnt by order
 */
record Played(RecordedCycle cycle, double health, Severity severity, String blamed, boolean given) {

  static Played of(RecordedCycle cycle, CycleAnalysis analysis, boolean given) {
    return new Played(
        cycle,
        analysis.getHealthScore(),
        analysis.getSeverity(),
        analysis.getTop3Sensors().stream().findFirst().map(RankedSensor::getSensorId).orElse(""),
        given);
  }

  static Played of(RecordedCycle cycle, Judgement judgement, boolean given) {
    return new Played(
        cycle,
        judgement.health(),
        judgement.severity(),
        Findings.of(judgement).get(0).sensorId(),
        given);
  }

  boolean isWarned() {
    return severity != Severity.normal;
  }

  boolean isCritical() {
    return severity == Severity.critical;
  }

  /** Whether the sensor most to blame belongs to the faulty part. */
  boolean isBlamedRightly() {
    return RigLabels.belongs(blamed, cycle.part());
  }
}
