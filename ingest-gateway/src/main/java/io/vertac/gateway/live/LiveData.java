package io.vertac.gateway.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertac.events.Alert;
import io.vertac.events.AlertAcknowledgement;
import io.vertac.events.CycleAnalysis;
import io.vertac.events.CycleEvent;
import io.vertac.events.CycleState;
import io.vertac.events.RankedSensor;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The shapes of the messages' data. Times are ISO 8601, UTC; what is not known is null. */
final class LiveData {
  private static final double MILLIS_PER_SECOND = 1e3;

  private LiveData() {}

  /**
   * {@code connection_established}.
   *
   * @param resumed what was missed since the viewer's cursor follows
   * @param cursor where to resume for one who leaves at once
   */
  record Welcome(
      String streamId,
      String status,
      long sampleCount,
      Object sensors,
      boolean resumed,
      String cursor) {}

  /** {@code error}. */
  record Trouble(String code, String detail) {}

  /** {@code cycle_complete}: the counts are exact from here on. */
  record CycleComplete(
      String cycleId,
      int cycleNumber,
      String state,
      String cause,
      long sampleCount,
      Double durationSec,
      String startTime,
      String endTime) {}

  static CycleComplete complete(CycleEvent event) {
    Double seconds =
        event.getStartTime() == null || event.getEndTime() == null
            ? null
            : Double.valueOf(
                Duration.between(event.getStartTime(), event.getEndTime()).toMillis()
                    / MILLIS_PER_SECOND);
    return new CycleComplete(
        event.getCycleId(),
        event.getCycleNumber(),
        event.getState().name(),
        event.getCause(),
        event.getSampleCount(),
        seconds,
        text(event.getStartTime()),
        text(event.getEndTime()));
  }

  /**
   * {@code alert}.
   *
   * @param withdrawn a later look at the cycle found nothing wrong
   * @param traceId of the request that led to it; null for none
   */
  record LiveAlert(
      String id,
      String cycleId,
      int cycleNumber,
      String sensorId,
      String sensorName,
      String severity,
      String message,
      String alertType,
      String createdAt,
      int revision,
      boolean withdrawn,
      String traceId) {}

  static LiveAlert alert(Alert alert) {
    return new LiveAlert(
        alert.getId(),
        alert.getCycleId(),
        alert.getCycleNumber(),
        alert.getSensorId(),
        alert.getSensorName(),
        alert.getSeverity().name(),
        alert.getMessage(),
        alert.getAlertType(),
        text(alert.getCreatedAt()),
        alert.getRevision(),
        alert.getWithdrawn(),
        alert.getTraceId());
  }

  /** {@code alert_acknowledged}. */
  record Acknowledged(
      String id, String cycleId, String acknowledgedBy, String comment, String acknowledgedAt) {}

  static Acknowledged acknowledged(AlertAcknowledgement acknowledgement) {
    return new Acknowledged(
        acknowledgement.getAlertId(),
        acknowledgement.getCycleId(),
        acknowledgement.getAcknowledgedBy(),
        acknowledgement.getComment(),
        text(acknowledgement.getAcknowledgedAt()));
  }

  /** One of the sensors most to blame. */
  record TopSensor(
      String sensorId, String sensorName, double contributionShare, String severity, String kind) {}

  /** {@code analysis_result}. */
  record AnalysisResult(
      String cycleId,
      int cycleNumber,
      int revision,
      boolean provisional,
      String cycleState,
      Double healthScore,
      boolean anomalyFlag,
      String severity,
      List<LiveAlert> alerts,
      int alertCount,
      @JsonProperty("top_3_sensors") List<TopSensor> top3Sensors,
      String comparisonType,
      String referenceCycleId,
      boolean isReference,
      List<String> missingSensors,
      long sampleCount,
      double durationSec,
      String endTime,
      String kind) {}

  /**
   * @param alerts of the cycle, not withdrawn
   */
  static AnalysisResult result(CycleAnalysis analysis, Collection<Alert> alerts) {
    return new AnalysisResult(
        analysis.getCycleId(),
        analysis.getCycleNumber(),
        analysis.getRevision(),
        analysis.getProvisional(),
        cycleState(analysis),
        analysis.getHealthScore(),
        analysis.getAnomalyFlag(),
        analysis.getSeverity().name(),
        alerts.stream().map(LiveData::alert).toList(),
        analysis.getAlertCount(),
        analysis.getTop3Sensors().stream().map(LiveData::sensor).toList(),
        analysis.getComparisonType() == null ? null : analysis.getComparisonType().name(),
        analysis.getReferenceCycleId(),
        analysis.getIsReference(),
        analysis.getMissingSensors(),
        analysis.getSampleCount(),
        analysis.getDurationS(),
        text(analysis.getEndTime()),
        analysis.getKind());
  }

  /** As every other call tells it: a stopped cycle is stopping while its grace period runs. */
  private static String cycleState(CycleAnalysis analysis) {
    boolean inGrace = analysis.getProvisional() && analysis.getCycleState() == CycleState.stopped;
    return (inGrace ? CycleState.stopping : analysis.getCycleState()).name();
  }

  private static TopSensor sensor(RankedSensor sensor) {
    return new TopSensor(
        sensor.getSensorId(),
        sensor.getSensorName(),
        sensor.getContributionShare(),
        sensor.getSeverity().name(),
        sensor.getKind());
  }

  private static String text(Instant time) {
    return time == null ? null : time.toString();
  }
}
