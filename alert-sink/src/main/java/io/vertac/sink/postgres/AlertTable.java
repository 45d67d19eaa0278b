package io.vertac.sink.postgres;

import io.vertac.events.Alert;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Writes {@code live_alerts}.
 *
 * <p>An alert that is withdrawn disappears, so that nobody is sent to look for nothing. One that
 * somebody has acknowledged stays, marked as withdrawn: people look for what they acted upon. What
 * people did (the acknowledgement) is never touched.
 */
final class AlertTable {
  private static final String UPSERT =
      """
      INSERT INTO live_alerts (id, cycle_id, stream_id, sensor_id, sensor_name, alert_type,
        severity, message, created_at, revision, trace_id, acknowledged, acknowledged_at,
        acknowledged_by, comment)
      SELECT a.*, k.alert_id IS NOT NULL, k.acknowledged_at, k.acknowledged_by, k.comment
      FROM (VALUES (?::uuid, ?::uuid, ?::uuid, ?, ?, ?, ?, ?, ?::timestamptz, ?, ?))
        AS a (id, cycle_id, stream_id, sensor_id, sensor_name, alert_type, severity, message,
          created_at, revision, trace_id)
      LEFT JOIN live_alert_acknowledgements k ON k.alert_id = a.id
      WHERE NOT EXISTS (
        SELECT 1 FROM live_alert_withdrawals w WHERE w.alert_id = ? AND w.revision >= ?)
      ON CONFLICT (id) DO UPDATE SET
        sensor_id = excluded.sensor_id,
        sensor_name = excluded.sensor_name,
        alert_type = excluded.alert_type,
        severity = excluded.severity,
        message = excluded.message,
        created_at = excluded.created_at,
        revision = excluded.revision,
        trace_id = coalesce(excluded.trace_id, live_alerts.trace_id),
        withdrawn = false
      WHERE excluded.revision > live_alerts.revision
      """;

  private static final String WITHDRAWAL =
      """
      INSERT INTO live_alert_withdrawals (alert_id, cycle_id, revision) VALUES (?, ?, ?)
      ON CONFLICT (alert_id) DO UPDATE SET revision = excluded.revision
      WHERE excluded.revision > live_alert_withdrawals.revision
      """;

  private static final String REMOVE =
      "DELETE FROM live_alerts WHERE id = ? AND revision <= ? AND NOT acknowledged";

  private static final String MARK =
      """
      UPDATE live_alerts SET withdrawn = true, revision = ?
      WHERE id = ? AND revision <= ? AND NOT withdrawn
      """;

  private AlertTable() {}

  static void apply(Connection connection, List<Alert> alerts) throws SQLException {
    List<Alert> raised = alerts.stream().filter(alert -> !alert.getWithdrawn()).toList();
    Sql.batch(connection, UPSERT, raised, AlertTable::bindRaised);
    List<Alert> withdrawn = alerts.stream().filter(Alert::getWithdrawn).toList();
    Sql.batch(connection, WITHDRAWAL, withdrawn, AlertTable::bindWithdrawal);
    Sql.batch(
        connection, REMOVE, withdrawn, (row, alert) -> row.add(id(alert)).add(alert.getRevision()));
    Sql.batch(
        connection,
        MARK,
        withdrawn,
        (row, alert) -> row.add(alert.getRevision()).add(id(alert)).add(alert.getRevision()));
  }

  private static void bindRaised(Sql.Parameters row, Alert alert) throws SQLException {
    row.add(id(alert))
        .add(RowIds.parse("cycle_id", alert.getCycleId()))
        .add(RowIds.parse("stream_id", alert.getStreamId()))
        .text(alert.getSensorId())
        .text(alert.getSensorName())
        .text(alert.getAlertType())
        .text(alert.getSeverity().name())
        .text(alert.getMessage())
        .time(alert.getCreatedAt())
        .add(alert.getRevision())
        .text(alert.getTraceId())
        .add(id(alert))
        .add(alert.getRevision());
  }

  private static void bindWithdrawal(Sql.Parameters row, Alert alert) throws SQLException {
    row.add(id(alert)).add(RowIds.parse("cycle_id", alert.getCycleId())).add(alert.getRevision());
  }

  private static UUID id(Alert alert) {
    return RowIds.parseOrDerive(alert.getId());
  }
}
