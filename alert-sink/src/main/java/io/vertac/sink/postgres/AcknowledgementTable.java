package io.vertac.sink.postgres;

import io.vertac.events.AlertAcknowledgement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Writes who has seen an alert: of several acknowledgements the earliest counts, in whatever order
 * they are read. An acknowledgement read before its alert waits for it in a table of its own.
 */
final class AcknowledgementTable {
  private static final String KEEP =
      """
      INSERT INTO live_alert_acknowledgements AS k (alert_id, cycle_id, acknowledged_at,
        acknowledged_by, comment)
      VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (alert_id) DO UPDATE SET
        acknowledged_at = excluded.acknowledged_at,
        acknowledged_by = excluded.acknowledged_by,
        comment = excluded.comment
      WHERE (excluded.acknowledged_at, excluded.acknowledged_by, excluded.comment)
        < (k.acknowledged_at, k.acknowledged_by, k.comment)
      """;

  private static final String MARK =
      """
      UPDATE live_alerts a SET
        acknowledged = true,
        acknowledged_at = k.acknowledged_at,
        acknowledged_by = k.acknowledged_by,
        comment = k.comment
      FROM live_alert_acknowledgements k
      WHERE a.id = ? AND k.alert_id = a.id
        AND (NOT a.acknowledged OR a.acknowledged_at > k.acknowledged_at)
      """;

  private AcknowledgementTable() {}

  static void apply(Connection connection, List<AlertAcknowledgement> acknowledgements)
      throws SQLException {
    Sql.batch(connection, KEEP, acknowledgements, AcknowledgementTable::bind);
    Sql.batch(connection, MARK, acknowledgements, (row, ack) -> row.add(alert(ack)));
  }

  private static void bind(Sql.Parameters row, AlertAcknowledgement ack) throws SQLException {
    row.add(alert(ack))
        .add(RowIds.parse("cycle_id", ack.getCycleId()))
        .time(ack.getAcknowledgedAt())
        .text(ack.getAcknowledgedBy())
        .text(ack.getComment());
  }

  private static UUID alert(AlertAcknowledgement acknowledgement) {
    return RowIds.parseOrDerive(acknowledgement.getAlertId());
  }
}
