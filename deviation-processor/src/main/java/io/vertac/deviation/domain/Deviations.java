package io.vertac.deviation.domain;

import io.vertac.events.ComparisonType;
import io.vertac.events.CycleEvent;
import io.vertac.events.SensorDeviation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Puts a ranked sensor into the form in which it is published. */
final class Deviations {
  private Deviations() {}

  static SensorDeviation of(
      CycleEvent event,
      ComparisonType type,
      RankedSensorCurves ranked,
      CurveComparison comparison,
      int rank) {
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
        .setDeviatingFromS(ranked.particulars().fromS())
        .setDeviatingToS(ranked.particulars().toS())
        .setCyclesInARow(ranked.particulars().cyclesInARow())
        .build();
  }
}
