package io.vertac.deviation.domain.score;

import io.vertac.deviation.domain.where.Evidence;
import io.vertac.events.Severity;

/**
 * What was found of one sensor of a cycle.
 *
 * @param share of the cycle's deviation, 0 to 1
 * @param severity only of cycles that raise an alarm more than normal
 * @param kind none if the sensor is as usual
 * @param evidence where it is out of the ordinary; none if it is as usual or samples are missing
 * @param cyclesInARow for how many judged cycles in a row, this one included, it has been
 *     conspicuous in this kind; 0 if it is not, or nobody has counted
 */
public record SensorFinding(
    SensorScore score,
    double strength,
    double share,
    Severity severity,
    DeviationKind kind,
    Evidence evidence,
    int cyclesInARow) {

  /** Neither located nor counted yet. */
  SensorFinding(
      SensorScore score, double strength, double share, Severity severity, DeviationKind kind) {
    this(score, strength, share, severity, kind, Evidence.NONE, 0);
  }

  /** The same of another kind. */
  public SensorFinding with(DeviationKind other) {
    return new SensorFinding(score, strength, share, severity, other, evidence, cyclesInARow);
  }

  /** The same with the place where it is to be seen. */
  public SensorFinding with(Evidence where) {
    return new SensorFinding(score, strength, share, severity, kind, where, cyclesInARow);
  }

  /** The same, counted. */
  public SensorFinding inARow(int cycles) {
    return new SensorFinding(score, strength, share, severity, kind, evidence, cycles);
  }

  public String sensorId() {
    return score.reading().sensor().sensorId();
  }

  /** Comparable across sensors: 0 as usual, about 1.4 at three times the usual scatter. */
  public double logarithmic() {
    return StrictMath.log1p(strength);
  }
}
