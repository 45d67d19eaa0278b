package io.vertac.deviation.domain;

import io.vertac.deviation.domain.where.Place;
import io.vertac.events.ComparisonType;
import io.vertac.events.CycleEvent;
import io.vertac.events.DeviatingStretch;
import io.vertac.events.SensorDeviation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Puts a ranked sensor into the form in which it is published. */
final class Deviations {
  /** Nobody looks at more of a cycle's sensors one by one. */
  private static final int BANDS = 20;

  private Deviations() {}

  static SensorDeviation of(
      CycleEvent event,
      ComparisonType type,
      RankedSensorCurves ranked,
      CurveComparison comparison,
      int rank) {
    Place worst = ranked.particulars().worst();
    boolean byReference = type == ComparisonType.reference;
    return SensorDeviation.newBuilder()
        .setStreamId(event.getStreamId())
        .setCycleId(event.getCycleId())
        .setCycleNumber(event.getCycleNumber())
        .setComparisonType(type)
        .setReferenceCycleId(byReference ? event.getReferenceCycleId() : event.getPreviousCycleId())
        .setReferenceVersion(byReference ? event.getReferenceVersion() : 0)
        .setSensorId(ranked.sensor().sensorId())
        .setSensorName(ranked.sensor().sensorName())
        .setUnit(ranked.sensor().unit())
        .setEuclideanDistance(comparison.euclidean())
        .setDtwDistance(comparison.dtw())
        .setMaxDeviation(comparison.maxDeviation())
        .setMeanDeviation(comparison.meanDeviation())
        .setPeakDeviationTime(Instant.EPOCH.plus(comparison.peakTimeUs(), ChronoUnit.MICROS))
        .setScore(ranked.score())
        .setContributionShare(ranked.share())
        .setContributionRank(rank)
        .setSeverity(ranked.severity())
        .setKind(ranked.kind().name())
        .setExplanation(ranked.explanation())
        .setTimesUsual(ranked.particulars().timesUsual())
        .setDeviatingFromS(worst == null ? null : worst.fromS())
        .setDeviatingToS(worst == null ? null : worst.toS())
        .setDeviatingStretches(stretches(ranked.particulars().places()))
        .setUsualBand(rank <= BANDS ? ranked.band() : null)
        .setCyclesInARow(ranked.particulars().cyclesInARow())
        .build();
  }

  static List<DeviatingStretch> stretches(List<Place> places) {
    return places.stream()
        .map(p -> new DeviatingStretch(p.fromS(), p.toS(), p.largest(), p.largestAtS()))
        .toList();
  }
}
