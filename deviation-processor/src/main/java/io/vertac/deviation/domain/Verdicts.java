package io.vertac.deviation.domain;

import io.vertac.events.Alert;
import io.vertac.events.ComparisonType;
import io.vertac.events.CycleAnalysis;
import io.vertac.events.CycleEvent;
import io.vertac.events.CycleState;
import io.vertac.events.RankedSensor;
import io.vertac.events.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The verdict on one cycle, from its comparison with the reference and from what is missing. */
final class Verdicts {
  private static final int TOP = 3;

  private final CycleEvent event;
  private final Judgement judgement;
  private final AnalysisSettings settings;
  private final Set<String> missing;

  Verdicts(
      CycleEvent event,
      List<SensorCurves> sensors,
      Judgement judgement,
      AnalysisSettings settings) {
    this.event = event;
    this.judgement = judgement;
    this.settings = settings;
    this.missing = new TreeSet<>(event.getExpectedSensors());
    missing.removeAll(sensors.stream().map(SensorCurves::sensorId).collect(Collectors.toSet()));
  }

  CycleAnalysis analysis() {
    boolean compared = !judgement.sensors().isEmpty();
    Severity severity = severity();
    return CycleAnalysis.newBuilder()
        .setStreamId(event.getStreamId())
        .setCycleId(event.getCycleId())
        .setCycleNumber(event.getCycleNumber())
        .setCycleState(event.getState())
        .setHealthScore(health(compared))
        .setAnomalyFlag(severity != Severity.normal)
        .setSeverity(severity)
        .setComparisonType(compared ? ComparisonType.reference : null)
        .setReferenceCycleId(event.getReferenceCycleId())
        .setReferenceVersion(event.getReferenceVersion())
        .setIsReference(event.getBecomesReference())
        .setRecipe(event.getRecipe())
        .setTop3Sensors(judgement.sensors().stream().limit(TOP).map(Verdicts::ranked).toList())
        .setMissingSensors(List.copyOf(missing))
        .setComparedSensors(judgement.sensors().size())
        .setAlertCount(alerts().size())
        .setSampleCount(event.getSampleCount())
        .setDurationS(durationS())
        .setEndTime(event.getEndTime())
        .setAnalysedAt(event.getOccurredAt())
        .build();
  }

  List<Alert> alerts() {
    CycleAlerts alerts = new CycleAlerts(event);
    if (deviationSeverity() != Severity.normal) {
      alerts.deviations(judgement, deviationSeverity());
    }
    missing.forEach(alerts::missing);
    if (event.getState() == CycleState.aborted) {
      alerts.aborted();
    }
    return alerts.all();
  }

  private Severity severity() {
    Severity severity = deviationSeverity();
    boolean troubled = !missing.isEmpty() || event.getState() == CycleState.aborted;
    return severity == Severity.normal && troubled ? Severity.warning : severity;
  }

  private Severity deviationSeverity() {
    return Health.severity(judgement.score(), settings);
  }

  /** The reference is its own measure; a cycle that was compared with nothing has no health. */
  private Double health(boolean compared) {
    if (event.getBecomesReference()) {
      return Health.of(0);
    }
    return compared ? Health.of(judgement.score()) : null;
  }

  private double durationS() {
    return Duration.between(event.getStartTime(), event.getEndTime()).toNanos() / 1e9;
  }

  private static RankedSensor ranked(JudgedSensor judged) {
    return RankedSensor.newBuilder()
        .setSensorId(judged.sensor().sensorId())
        .setSensorName(judged.sensor().sensorName())
        .setContributionShare(judged.share())
        .setSeverity(judged.severity())
        .setKind(judged.kind().name())
        .build();
  }
}
