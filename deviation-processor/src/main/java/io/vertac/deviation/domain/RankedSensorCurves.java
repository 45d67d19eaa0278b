package io.vertac.deviation.domain;

import io.vertac.deviation.domain.score.DeviationKind;
import io.vertac.deviation.domain.score.SensorFinding;
import io.vertac.deviation.domain.words.Explanation;
import io.vertac.deviation.domain.words.Particulars;
import io.vertac.events.Severity;
import io.vertac.events.UsualBand;

/**
 * A sensor's part in one comparison of its cycle.
 *
 * @param score comparable across sensors
 * @param share of the comparison, 0 to 1
 * @param explanation may be empty
 * @param particulars the same in numbers
 * @param band between which values the curve usually lies; null unless it is conspicuous
 */
record RankedSensorCurves(
    SensorCurves sensor,
    double score,
    double share,
    Severity severity,
    DeviationKind kind,
    String explanation,
    Particulars particulars,
    UsualBand band) {

  static RankedSensorCurves of(SensorFinding finding, SensorCurves sensor) {
    Particulars particulars = Particulars.of(finding, sensor.curve());
    return new RankedSensorCurves(
        sensor,
        finding.logarithmic(),
        finding.share(),
        finding.severity(),
        finding.kind(),
        Explanation.of(finding, particulars, sensor.sensorName(), sensor.unit()),
        particulars,
        finding.severity() == Severity.normal
            ? null
            : Bands.of(finding.evidence(), sensor.curve()));
  }

  /** A sensor of which nothing is known: measured, but not judged. */
  static RankedSensorCurves unknown(SensorCurves sensor) {
    return new RankedSensorCurves(
        sensor, 0, 0, Severity.normal, DeviationKind.none, "", Particulars.NONE, null);
  }

  /**
   * @param total of the squared scores of all sensors
   */
  static RankedSensorCurves neighbour(SensorCurves sensor, double score, double total) {
    double share = total > 0 ? score * score / total : 0;
    return new RankedSensorCurves(
        sensor, score, share, Severity.normal, DeviationKind.none, "", Particulars.NONE, null);
  }
}
