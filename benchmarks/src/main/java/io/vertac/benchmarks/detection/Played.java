package io.vertac.benchmarks.detection;

import io.vertac.events.CycleAnalysis;
import io.vertac.events.Severity;

/**
 * A recorded cycle and what was thought of it.
 *
 * @param given whether it is one of those that were learnt by order
 */
record Played(RecordedCycle cycle, CycleAnalysis analysis, boolean given) {

  double health() {
    return analysis.getHealthScore();
  }

  boolean isWarned() {
    return analysis.getSeverity() != Severity.normal;
  }

  boolean isCritical() {
    return analysis.getSeverity() == Severity.critical;
  }

  /** Whether the sensor most to blame belongs to the faulty part. */
  boolean isBlamedRightly() {
    return RigLabels.belongs(analysis.getTop3Sensors().get(0).getSensorId(), cycle.part());
  }
}
