package io.vertac.deviation.domain;

import io.vertac.deviation.domain.settings.CycleSettings;
import io.vertac.deviation.domain.settings.SignalSettings;
import io.vertac.deviation.domain.words.Numbers;
import io.vertac.events.ComparisonType;
import io.vertac.events.SensorDeviation;
import io.vertac.events.Severity;
import java.util.List;
import java.util.Optional;

/**
 * A sensor that left its reference by more than somebody said it may, whatever is usual.
 *
 * @param deviation of the sensor, from the reference
 * @param limit in the sensor's unit
 */
record LimitBreach(SensorDeviation deviation, Severity severity, double limit) {
  private static final String DEVIATES_NOT = "none";

  /** In the order of the deviations. */
  static List<LimitBreach> of(List<SensorDeviation> deviations, CycleSettings settings) {
    return deviations.stream()
        .filter(deviation -> deviation.getComparisonType() == ComparisonType.reference)
        .flatMap(deviation -> of(deviation, settings.of(deviation.getSensorId())).stream())
        .toList();
  }

  private static Optional<LimitBreach> of(SensorDeviation deviation, SignalSettings settings) {
    double most = deviation.getMaxDeviation();
    if (!settings.analysed()) {
      return Optional.empty();
    }
    if (settings.criticalDeviation() != null && most >= settings.criticalDeviation()) {
      return Optional.of(
          new LimitBreach(deviation, Severity.critical, settings.criticalDeviation()));
    }
    if (settings.warningDeviation() != null && most >= settings.warningDeviation()) {
      return Optional.of(new LimitBreach(deviation, Severity.warning, settings.warningDeviation()));
    }
    return Optional.empty();
  }

  /** Has the published deviation say so, too. */
  void mark() {
    if (deviation.getSeverity().compareTo(severity) < 0) {
      deviation.setSeverity(severity);
    }
    if (deviation.getKind().equals(DEVIATES_NOT)) {
      deviation.setKind("peak");
    }
    deviation.setExplanation(deviation.getExplanation() + "; it " + words());
  }

  String words() {
    String unit = deviation.getUnit().isEmpty() ? "" : " " + deviation.getUnit();
    return "left the reference by up to "
        + Numbers.text(deviation.getMaxDeviation())
        + unit
        + ", the limit is "
        + Numbers.text(limit)
        + unit;
  }
}
