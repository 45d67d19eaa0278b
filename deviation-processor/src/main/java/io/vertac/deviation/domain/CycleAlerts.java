package io.vertac.deviation.domain;

import io.vertac.deviation.domain.score.SensorFinding;
import io.vertac.deviation.domain.words.Explanation;
import io.vertac.deviation.domain.words.Numbers;
import io.vertac.deviation.domain.words.Particulars;
import io.vertac.events.Alert;
import io.vertac.events.CycleEvent;
import io.vertac.events.SensorDeviation;
import io.vertac.events.Severity;
import io.vertac.topics.StableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts what people should know of a cycle into words. */
final class CycleAlerts {
  /** More would not help to find the cause. */
  private static final int MOST_SENSORS = 5;

  private final CycleEvent event;
  private final List<Alert> alerts = new ArrayList<>();

  CycleAlerts(CycleEvent event) {
    this.event = event;
  }

  List<Alert> all() {
    return alerts;
  }

  /** One alert for each conspicuous sensor, the strongest first. */
  void deviations(List<SensorFinding> findings, Map<String, SensorCurves> sensors) {
    findings.stream()
        .filter(finding -> finding.severity() != Severity.normal)
        .limit(MOST_SENSORS)
        .forEach(finding -> deviation(finding, sensors.get(finding.sensorId())));
  }

  void length(Severity severity, double durationS, double usualS) {
    add(
        type(severity),
        "length",
        severity,
        "the cycle took "
            + Numbers.text(durationS)
            + " s instead of the usual "
            + Numbers.text(usualS)
            + " s",
        null,
        null);
  }

  /** Many small differences together, none of which would be worth a word alone. */
  void whole(Severity severity, double health) {
    add(
        type(severity),
        "cycle",
        severity,
        "the health of the cycle is "
            + Numbers.text(health)
            + ", below its limit, but no single sensor left its usual scatter",
        null,
        null);
  }

  void limit(LimitBreach breach) {
    SensorDeviation deviation = breach.deviation();
    add(
        type(breach.severity()),
        "limit",
        breach.severity(),
        deviation.getSensorName() + ' ' + breach.words(),
        deviation.getSensorId(),
        deviation.getSensorName());
  }

  void missing(String sensorId, String sensorName) {
    add(
        "sensor_missing",
        "missing",
        Severity.warning,
        "no usable sample of %s in cycle %d".formatted(sensorName, event.getCycleNumber()),
        sensorId,
        sensorName);
  }

  void aborted() {
    add("cycle_aborted", "aborted", Severity.warning, Aborts.words(event), null, null);
  }

  private void deviation(SensorFinding finding, SensorCurves sensor) {
    Particulars particulars = Particulars.of(finding, sensor.curve());
    String sentence = Explanation.of(finding, particulars, sensor.sensorName(), sensor.unit());
    add(
        type(finding.severity()),
        "deviation",
        finding.severity(),
        String.format(
            Locale.ROOT, "%s; %.0f %% of the cycle's deviation", sentence, finding.share() * 100),
        sensor.sensorId(),
        sensor.sensorName());
  }

  private static String type(Severity severity) {
    return severity == Severity.critical ? "deviation_critical" : "deviation_warning";
  }

  /**
   * @param family what of the sensor it is about; an alert that grows from warning to critical
   *     stays the same alert
   */
  private void add(
      String type,
      String family,
      Severity severity,
      String message,
      String sensorId,
      String sensorName) {
    alerts.add(
        Alert.newBuilder()
            .setId(StableId.of("alert", event.getCycleId(), String.valueOf(sensorId), family))
            .setStreamId(event.getStreamId())
            .setCycleId(event.getCycleId())
            .setCycleNumber(event.getCycleNumber())
            .setSensorId(sensorId)
            .setSensorName(sensorName)
            .setAlertType(type)
            .setSeverity(severity)
            .setMessage(message)
            .setCreatedAt(event.getOccurredAt())
            .build());
  }
}
