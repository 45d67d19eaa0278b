package io.vertac.deviation.domain;

import io.vertac.deviation.domain.features.Features;
import io.vertac.deviation.domain.features.GridCurve;
import io.vertac.deviation.domain.learning.Baseline;
import io.vertac.deviation.domain.score.Detector;
import io.vertac.deviation.domain.score.DeviationKind;
import io.vertac.deviation.domain.score.Findings;
import io.vertac.deviation.domain.score.Judgement;
import io.vertac.deviation.domain.score.ObservedCycle;
import io.vertac.deviation.domain.score.SensorFinding;
import io.vertac.deviation.domain.settings.CycleSettings;
import io.vertac.deviation.kernel.Dtw;
import io.vertac.events.CycleEvent;
import io.vertac.events.SensorDeviation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Judges a finished cycle, learns it if it is as usual, and puts into words what was found. */
public final class CycleAnalyzer {
  private final Detector detector;
  private final AnalysisSettings configured;
  private final Dtw kernel;

  public CycleAnalyzer(AnalysisSettings settings, Dtw kernel) {
    this.detector =
        new Detector(new Features(kernel, settings.dtwWindowShare()), settings.gridPoints());
    this.configured = settings;
    this.kernel = kernel;
  }

  public Detector detector() {
    return detector;
  }

  /** How a cycle is analysed. */
  public CycleSettings settingsOf(CycleEvent event) {
    return new CycleSettings(configured, event.getSettings());
  }

  /**
   * @param event the cycle's provisional or final event
   * @param sensors every sensor with a usable curve in the cycle, by name
   * @param known what is known of the machine; changed in place; null if nothing is
   * @param before of the judged cycle before this one
   * @param nameOf a sensor without a curve
   */
  public CycleVerdict analyse(
      CycleEvent event,
      List<SensorCurves> sensors,
      Baseline known,
      Streaks before,
      UnaryOperator<String> nameOf) {
    CycleSettings settings = settingsOf(event);
    ObservedCycle cycle = observed(event, sensors, settings);
    Map<String, SensorCurves> byId = new LinkedHashMap<>();
    sensors.forEach(sensor -> byId.put(sensor.sensorId(), sensor));
    MissingSensors missing = MissingSensors.of(event, known, sensors, settings, nameOf);
    if (event.getBecomesReference()) {
      Baseline begun = detector.begin(cycle, settings::dtwWindowShare);
      return verdict(event, byId, missing, begun, null, ToldSeverity.NOTHING, List.of(), true);
    }
    if (known == null) {
      return verdict(event, byId, missing, null, null, ToldSeverity.NOTHING, List.of(), false);
    }
    if (Aborts.is(event)) {
      Judgement judgement = detector.judgePart(known, cycle);
      ToldSeverity told = ofPart(event, judgement, known, settings, missing);
      List<SensorFinding> findings =
          Located.of(Findings.of(judgement, missing.count(), told.curves()), byId, true);
      return verdict(event, byId, missing, known, judgement, told, findings, false);
    }
    Judgement judgement = detector.judge(known, cycle);
    ToldSeverity told = ToldSeverity.of(judgement, known, settings.limits(), missing);
    List<SensorFinding> found =
        withGaps(Findings.of(judgement, missing.count(), told.curves()), byId);
    List<SensorFinding> findings = before.count(Located.of(found, byId, false));
    boolean learned = judgement.normal() && judgement.hasCompared();
    learn(known, judgement, learned);
    return verdict(event, byId, missing, known, judgement, told, findings, learned);
  }

  /** What somebody broke off is measured, but raises no alarm: it was not meant to be whole. */
  private static ToldSeverity ofPart(
      CycleEvent event,
      Judgement judgement,
      Baseline known,
      CycleSettings settings,
      MissingSensors missing) {
    return Aborts.byHand(event)
        ? ToldSeverity.NOTHING
        : ToldSeverity.of(judgement, known, settings.limits(), missing);
  }

  /** Samples that are missing where they usually are explain what else is found of a curve. */
  private static List<SensorFinding> withGaps(
      List<SensorFinding> findings, Map<String, SensorCurves> sensors) {
    return findings.stream()
        .map(
            finding -> {
              SensorCurves sensor = sensors.get(finding.sensorId());
              boolean isGap =
                  finding.kind() != DeviationKind.none
                      && sensor.reference().isPresent()
                      && sensor
                          .curve()
                          .gap()
                          .isBeyond(sensor.reference().get().gap(), sensor.curve().durationS());
              return isGap ? finding.with(DeviationKind.missing) : finding;
            })
        .toList();
  }

  /**
   * Remembers a complete cycle whose provisional verdict stands. It is measured again by what is
   * known now: the cycle before may have become final in between.
   *
   * @param known changed in place
   * @param learn whether the verdict was to learn the cycle
   */
  public Judgement conclude(ObservedCycle cycle, Baseline known, boolean learn) {
    Judgement judgement = detector.judge(known, cycle);
    learn(known, judgement, learn);
    return judgement;
  }

  private void learn(Baseline known, Judgement judgement, boolean learn) {
    if (learn) {
      detector.learn(known, judgement.lesson());
    }
  }

  /** The cycle as the detection sees it: without sensors that are not to be analysed. */
  public static ObservedCycle observed(
      CycleEvent event, List<SensorCurves> sensors, CycleSettings settings) {
    Map<String, GridCurve> curves = new LinkedHashMap<>();
    sensors.stream()
        .filter(sensor -> settings.of(sensor.sensorId()).analysed())
        .forEach(sensor -> curves.put(sensor.sensorId(), sensor.curve()));
    return new ObservedCycle(event.getCycleId(), durationS(event), curves);
  }

  /** Seconds from the cycle's first sample to its last; as commanded if that is not known. */
  static double durationS(CycleEvent event) {
    Instant first = event.getFirstSampleTime();
    Instant last = event.getLastSampleTime();
    boolean known = first != null && last != null && first.isBefore(last);
    Duration duration =
        known
            ? Duration.between(first, last)
            : Duration.between(event.getStartTime(), event.getEndTime());
    return duration.toNanos() / 1e9;
  }

  private CycleVerdict verdict(
      CycleEvent event,
      Map<String, SensorCurves> byId,
      MissingSensors missing,
      Baseline baseline,
      Judgement judgement,
      ToldSeverity told,
      List<SensorFinding> findings,
      boolean learned) {
    CycleSettings settings = settingsOf(event);
    Comparisons comparisons = new Comparisons(settings, kernel);
    List<SensorDeviation> deviations = new ArrayList<>();
    deviations.addAll(comparisons.withReference(event, byId, findings));
    deviations.addAll(comparisons.withPrevious(event, byId, baseline));
    List<LimitBreach> breaches =
        Aborts.byHand(event)
            ? List.of()
            : LimitBreach.of(deviations, byId, settings, Aborts.is(event));
    breaches.forEach(LimitBreach::mark);
    CycleReport report =
        new CycleReport(
            event, byId, baseline, judgement, told, findings, learned, settings, breaches, missing);
    return new CycleVerdict(
        deviations,
        report.analysis(),
        report.alerts(),
        baseline,
        judgement,
        learned,
        Streaks.of(findings));
  }
}
