package io.vertac.deviation.domain;

import io.vertac.events.ComparisonType;
import io.vertac.events.CycleEvent;
import io.vertac.events.SensorDeviation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Puts a judged sensor into the form in which it is published. */
final class Deviations {
  private Deviations() {}

  static SensorDeviation of(
      CycleEvent event, JudgedSensor judged, ComparisonType type, String otherCycleId) {
    CurveComparison comparison = judged.comparison();
    return SensorDeviation.newBuilder()
        .setStreamId(event.getStreamId())
        .setCycleId(event.getCycleId())
        .setCycleNumber(event.getCycleNumber())
        .setComparisonType(type)
        .setReferenceCycleId(otherCycleId)
        .setReferenceVersion(type == ComparisonType.reference ? event.getReferenceVersion() : 0)
        .setSensorId(judged.sensor().sensorId())
        .setSensorName(judged.sensor().sensorName())
        .setUnit(judged.sensor().unit())
        .setEuclideanDistance(comparison.euclidean())
        .setDtwDistance(comparison.dtw())
        .setMaxDeviation(comparison.maxDeviation())
        .setMeanDeviation(comparison.meanDeviation())
        .setPeakDeviationTime(Instant.EPOCH.plus(comparison.peakTimeUs(), ChronoUnit.MICROS))
        .setScore(judged.score().value())
        .setContributionShare(judged.share())
        .setContributionRank(judged.rank())
        .setSeverity(judged.severity())
        .setKind(judged.kind().name())
        .build();
  }
}
