package io.vertac.deviation.domain;

import io.vertac.deviation.domain.features.GridCurve;
import io.vertac.deviation.domain.settings.CycleSettings;
import io.vertac.deviation.domain.settings.SignalSettings;
import io.vertac.deviation.domain.where.Place;
import io.vertac.deviation.domain.words.Explanation;
import io.vertac.deviation.domain.words.Numbers;
import io.vertac.events.ComparisonType;
import io.vertac.events.SensorDeviation;
import io.vertac.events.Severity;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sensor that left its reference by more than somebody said it may, whatever is usual.
 *
 * @param deviation of the sensor, from the reference
 * @param limit in the sensor's unit
 * @param places where it was beyond, in the order of time
 */
record LimitBreach(SensorDeviation deviation, Severity severity, double limit, List<Place> places) {
  private static final String DEVIATES_NOT = "none";

  /** In the order of the deviations. */
  static List<LimitBreach> of(
      List<SensorDeviation> deviations,
      Map<String, SensorCurves> sensors,
      CycleSettings settings,
      boolean aborted) {
    return deviations.stream()
        .filter(deviation -> deviation.getComparisonType() == ComparisonType.reference)
        .flatMap(
            deviation -> {
              String sensorId = deviation.getSensorId();
              return of(deviation, sensors.get(sensorId), settings.of(sensorId), aborted).stream();
            })
        .toList();
  }

  private static Optional<LimitBreach> of(
      SensorDeviation deviation, SensorCurves sensor, SignalSettings settings, boolean aborted) {
    double most = deviation.getMaxDeviation();
    if (!settings.analysed()) {
      return Optional.empty();
    }
    if (settings.criticalDeviation() != null && most >= settings.criticalDeviation()) {
      return Optional.of(
          of(deviation, sensor, Severity.critical, settings.criticalDeviation(), aborted));
    }
    if (settings.warningDeviation() != null && most >= settings.warningDeviation()) {
      return Optional.of(
          of(deviation, sensor, Severity.warning, settings.warningDeviation(), aborted));
    }
    return Optional.empty();
  }

  private static LimitBreach of(
      SensorDeviation deviation,
      SensorCurves sensor,
      Severity severity,
      double limit,
      boolean aborted) {
    GridCurve reference = sensor.reference().orElseThrow();
    GridCurve part = aborted ? reference.firstPart(sensor.curve().durationS()) : reference;
    return new LimitBreach(deviation, severity, limit, Place.beyond(limit, sensor.curve(), part));
  }

  /** Has the published deviation say so, too. */
  void mark() {
    if (deviation.getSeverity().compareTo(severity) < 0) {
      deviation.setSeverity(severity);
    }
    if (deviation.getKind().equals(DEVIATES_NOT)) {
      deviation.setKind("peak");
    }
    // On the grid of the curves, the one sample that was beyond may lie between two points.
    if (deviation.getDeviatingStretches().isEmpty() && !places.isEmpty()) {
      deviation.setDeviatingStretches(Deviations.stretches(places));
      Place worst = Collections.max(places, Comparator.comparingDouble(p -> Math.abs(p.largest())));
      deviation.setDeviatingFromS(worst.fromS());
      deviation.setDeviatingToS(worst.toS());
    }
    deviation.setExplanation(deviation.getExplanation() + "; it " + words());
  }

  String words() {
    String unit = deviation.getUnit().isEmpty() ? "" : " " + deviation.getUnit();
    return "left the reference by up to "
        + Numbers.text(deviation.getMaxDeviation())
        + unit
        + Explanation.where(places)
        + ", the limit is "
        + Numbers.text(limit)
        + unit;
  }
}
