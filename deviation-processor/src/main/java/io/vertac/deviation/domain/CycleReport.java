package io.vertac.deviation.domain;

import io.vertac.deviation.domain.learning.Baseline;
import io.vertac.deviation.domain.score.Cause;
import io.vertac.deviation.domain.score.DeviationKind;
import io.vertac.deviation.domain.score.Judgement;
import io.vertac.deviation.domain.score.SensorFinding;
import io.vertac.deviation.domain.settings.CycleSettings;
import io.vertac.events.Alert;
import io.vertac.events.ComparisonType;
import io.vertac.events.CycleAnalysis;
import io.vertac.events.CycleEvent;
import io.vertac.events.CycleState;
import io.vertac.events.RankedSensor;
import io.vertac.events.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The verdict on one cycle in the form in which it is published. */
final class CycleReport {
  private static final int TOP = 3;
  private static final double REFERENCE_HEALTH = 100;

  private final CycleEvent event;
  private final Map<String, SensorCurves> sensors;
  private final Baseline baseline;
  private final Judgement judgement;
  private final ToldSeverity told;
  private final List<SensorFinding> findings;
  private final boolean learned;
  private final CycleSettings settings;
  private final List<LimitBreach> breaches;
  private final MissingSensors missing;

  CycleReport(
      CycleEvent event,
      Map<String, SensorCurves> sensors,
      Baseline baseline,
      Judgement judgement,
      ToldSeverity told,
      List<SensorFinding> findings,
      boolean learned,
      CycleSettings settings,
      List<LimitBreach> breaches,
      MissingSensors missing) {
    this.event = event;
    this.sensors = sensors;
    this.baseline = baseline;
    this.judgement = judgement;
    this.told = told;
    this.findings = findings;
    this.learned = learned;
    this.settings = settings;
    this.breaches = breaches;
    this.missing = missing;
  }

  CycleAnalysis analysis() {
    Severity severity = severity();
    boolean compared = !findings.isEmpty();
    return CycleAnalysis.newBuilder()
        .setStreamId(event.getStreamId())
        .setCycleId(event.getCycleId())
        .setCycleNumber(event.getCycleNumber())
        .setProvisional(event.getProvisional())
        .setCycleState(Aborts.is(event) ? CycleState.aborted : CycleState.stopped)
        .setHealthScore(health(compared))
        .setAnomalyFlag(severity != Severity.normal)
        .setSeverity(severity)
        .setComparisonType(compared ? ComparisonType.reference : null)
        .setReferenceCycleId(event.getReferenceCycleId())
        .setReferenceVersion(event.getReferenceVersion())
        .setIsReference(event.getBecomesReference())
        .setRecipe(event.getRecipe())
        .setTop3Sensors(ranked())
        .setMissingSensors(List.copyOf(missing.names().keySet()))
        .setComparedSensors(findings.size())
        .setAlertCount(alerts().size())
        .setSampleCount(event.getSampleCount())
        .setDurationS(durationS())
        .setEndTime(event.getEndTime())
        .setAnalysedAt(event.getOccurredAt())
        .setKind(kind().name())
        .setAlarmBy(severity == Severity.normal ? "" : alarmBy())
        .setLearned(learned)
        .setLearnedCycles(baseline == null ? 0 : baseline.learned())
        .setSettingsVersion(settings.version())
        .setSettings(settings.toRecord(event.getStreamId()))
        .setAlignment(Alignment.of(sensors.values(), event.getState() == CycleState.aborted))
        .build();
  }

  List<Alert> alerts() {
    CycleAlerts alerts = new CycleAlerts(event);
    if (told.curves() != Severity.normal) {
      if (judgement.isAboutLength()) {
        alerts.length(told.curves(), CycleAnalyzer.durationS(event), baseline.usualDurationS());
      }
      alerts.deviations(findings, sensors);
      if (alerts.all().isEmpty()) {
        alerts.whole(told.curves(), judgement.health());
      }
    }
    breaches.forEach(alerts::limit);
    if (!isExplained()) {
      missing.names().forEach(alerts::missing);
    }
    if (Aborts.is(event)) {
      alerts.aborted();
    }
    return alerts.all();
  }

  /** That it was broken off, or that nothing came at all, says why sensors are missing. */
  private boolean isExplained() {
    return Aborts.byHand(event) || Aborts.is(event) && sensors.isEmpty();
  }

  private Severity severity() {
    boolean troubled = !missing.isEmpty() || Aborts.is(event);
    Severity found = told.cycle() == Severity.normal && troubled ? Severity.warning : told.cycle();
    return breaches.stream()
        .map(LimitBreach::severity)
        .reduce(found, (a, b) -> a.compareTo(b) < 0 ? b : a);
  }

  /** The first of what would have been enough by itself. */
  private String alarmBy() {
    if (told.curves() != Severity.normal) {
      return Cause.of(judgement, baseline).name();
    }
    if (!breaches.isEmpty()) {
      return "limit";
    }
    return missing.isEmpty() ? "aborted" : "missing";
  }

  private DeviationKind kind() {
    if (told.curves() != Severity.normal) {
      return judgement.isAboutLength() ? DeviationKind.length : findings.get(0).kind();
    }
    if (!breaches.isEmpty()) {
      return DeviationKind.peak;
    }
    return missing.isEmpty() ? DeviationKind.none : DeviationKind.missing;
  }

  /** The reference is its own measure; a cycle that was compared with nothing has no health. */
  private Double health(boolean compared) {
    if (event.getBecomesReference()) {
      return REFERENCE_HEALTH;
    }
    return compared ? judgement.health() : null;
  }

  private double durationS() {
    return Duration.between(event.getStartTime(), event.getEndTime()).toNanos() / 1e9;
  }

  /** A sensor that is missing is what to look at first. */
  private List<RankedSensor> ranked() {
    double left = 1 - findings.stream().mapToDouble(SensorFinding::share).sum();
    double share = judgement == null && !findings.isEmpty() ? 0 : left / missing.count();
    Stream<RankedSensor> silent =
        missing.names().entrySet().stream()
            .map(
                sensor ->
                    RankedSensor.newBuilder()
                        .setSensorId(sensor.getKey())
                        .setSensorName(sensor.getValue())
                        .setContributionShare(share)
                        .setSeverity(Severity.warning)
                        .setKind(DeviationKind.missing.name())
                        .build());
    return Stream.concat(silent, findings.stream().map(this::ranked)).limit(TOP).toList();
  }

  private RankedSensor ranked(SensorFinding finding) {
    return RankedSensor.newBuilder()
        .setSensorId(finding.sensorId())
        .setSensorName(sensors.get(finding.sensorId()).sensorName())
        .setContributionShare(finding.share())
        .setSeverity(finding.severity())
        .setKind(finding.kind().name())
        .build();
  }
}
