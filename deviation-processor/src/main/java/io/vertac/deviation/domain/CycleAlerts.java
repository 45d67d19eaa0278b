package io.vertac.deviation.domain;

import io.vertac.events.Alert;
import io.vertac.events.CycleEvent;
import io.vertac.events.Severity;
import io.vertac.topics.StableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts what people should know of a cycle into words. */
final class CycleAlerts {
  private final CycleEvent event;
  private final List<Alert> alerts = new ArrayList<>();

  CycleAlerts(CycleEvent event) {
    this.event = event;
  }

  List<Alert> all() {
    return alerts;
  }

  /** One alert for each conspicuous sensor; if none is by itself, for the one most to blame. */
  void deviations(Judgement judgement, Severity cycleSeverity) {
    List<JudgedSensor> conspicuous =
        judgement.sensors().stream().filter(s -> s.severity() != Severity.normal).toList();
    if (conspicuous.isEmpty()) {
      deviation(judgement.sensors().get(0), cycleSeverity);
    }
    conspicuous.forEach(s -> deviation(s, s.severity()));
  }

  void missing(String sensorId) {
    add(
        "sensor_missing",
        "missing",
        Severity.warning,
        "no usable sample of this sensor in cycle " + event.getCycleNumber(),
        sensorId,
        sensorId);
  }

  void aborted() {
    add(
        "cycle_aborted",
        "aborted",
        Severity.warning,
        "cycle %d was aborted: %s".formatted(event.getCycleNumber(), event.getCause()),
        null,
        null);
  }

  private void deviation(JudgedSensor judged, Severity severity) {
    CurveComparison comparison = judged.comparison();
    String unit = judged.sensor().unit();
    double seconds = (comparison.peakTimeUs() - judged.sensor().curve().startUs()) / 1e6;
    add(
        severity == Severity.critical ? "deviation_critical" : "deviation_warning",
        "deviation",
        severity,
        String.format(
            Locale.ROOT,
            "%s differs from the reference in its %s: up to %.4g%s at %.1f s, %.0f %% of the"
                + " cycle's deviation",
            judged.sensor().sensorName(),
            judged.kind() == DeviationKind.none ? DeviationKind.shape : judged.kind(),
            comparison.maxDeviation(),
            unit.isEmpty() ? "" : " " + unit,
            seconds,
            judged.share() * 100),
        judged.sensor().sensorId(),
        judged.sensor().sensorName());
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
