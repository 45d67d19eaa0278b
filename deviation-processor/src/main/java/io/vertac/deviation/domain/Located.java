package io.vertac.deviation.domain;

import io.vertac.deviation.domain.features.Curves;
import io.vertac.deviation.domain.features.GridCurve;
import io.vertac.deviation.domain.score.DeviationKind;
import io.vertac.deviation.domain.score.SensorFinding;
import io.vertac.deviation.domain.score.SensorReading;
import io.vertac.deviation.domain.where.Evidence;
import java.util.List;
import java.util.Map;

/**
 * Finds where in the cycle the sensors that are out of the ordinary are so, and has the kind of
 * each difference fit what is to be seen there.
 */
final class Located {
  /** What lasts longer is no short peak. */
  private static final double SHORT = 0.08;

  private Located() {}

  /**
   * @param aborted the cycle is compared with the same beginning of the reference
   */
  static List<SensorFinding> of(
      List<SensorFinding> findings, Map<String, SensorCurves> sensors, boolean aborted) {
    return findings.stream().map(f -> of(f, sensors.get(f.sensorId()), aborted)).toList();
  }

  private static SensorFinding of(SensorFinding finding, SensorCurves sensor, boolean aborted) {
    if (finding.kind() == DeviationKind.none || finding.kind() == DeviationKind.missing) {
      return finding;
    }
    SensorReading reading = finding.score().reading();
    double[] usual = reading.profile().curve();
    double[] reference =
        sensor.reference().map(r -> beside(sensor.curve(), r, usual.length, aborted)).orElse(usual);
    Evidence evidence =
        Evidence.of(
            reading.curve(),
            reading.profile(),
            reference,
            reading.sensor().checks().size(),
            reading.sensor().quantum());
    return finding.with(evidence).with(kind(finding.kind(), evidence, reading.curve()));
  }

  private static double[] beside(
      GridCurve curve, GridCurve reference, int points, boolean aborted) {
    GridCurve part = aborted ? reference.firstPart(curve.durationS()) : reference;
    return Curves.bound(Curves.resample(part.values(), points));
  }

  private static DeviationKind kind(DeviationKind found, Evidence evidence, double[] curve) {
    if (evidence.spread()) {
      return found == DeviationKind.peak ? DeviationKind.shape : found;
    }
    if (found == DeviationKind.timing) {
      return found;
    }
    if (evidence.isLevel()) {
      return DeviationKind.level;
    }
    boolean brief = evidence.coverage() <= SHORT && evidence.isExcursion(curve);
    return switch (found) {
      case level -> brief ? DeviationKind.peak : DeviationKind.shape;
      case peak -> brief ? DeviationKind.peak : DeviationKind.shape;
      default -> found;
    };
  }
}
