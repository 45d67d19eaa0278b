package io.vertac.gateway.alerts;

import io.vertac.gateway.database.Columns;
import io.vertac.gateway.database.Conditions;
import io.vertac.gateway.database.Cursor;
import io.vertac.gateway.database.Page;
import io.vertac.gateway.database.ReadPool;
import io.vertac.gateway.problem.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads alerts from PostgreSQL, as the alert-sink wrote them. */
public final class AlertReads {
  private static final String SELECT =
      """
      SELECT a.id, a.stream_id, s.device_name, a.cycle_id, c.cycle_number, a.sensor_id,
        a.sensor_name, a.alert_type, a.severity, a.message, a.created_at, d.contribution_share,
        a.withdrawn,
        a.acknowledged, a.acknowledged_at, a.acknowledged_by, a.comment
      FROM live_alerts a
      JOIN live_streams s ON s.id = a.stream_id
      JOIN live_cycles c ON c.id = a.cycle_id
      LEFT JOIN live_deviations d ON d.cycle_id = a.cycle_id AND d.sensor_id = a.sensor_id
        AND d.comparison_type = 'reference'
      """;

  private static final String PAGE =
      SELECT
          + """
          WHERE %s
          ORDER BY a.created_at DESC, a.id DESC
          LIMIT ?
          """;

  private static final String BY_IDS = SELECT + "WHERE a.id = ANY (?)";

  private final ReadPool pool;

  public AlertReads(ReadPool pool) {
    this.pool = pool;
  }

  /**
   * Newest first.
   *
   * @param after where the page before ended; null for the first
   * @throws Refusal 503 if the database does not answer
   */
  public Page<AlertRow> page(AlertFilter filter, int limit, Cursor after) {
    Conditions conditions = conditions(filter);
    if (after != null) {
      conditions.and(
          "(a.created_at, a.id) < (?, ?)",
          Columns.parameter(Columns.instant(after.number())),
          UUID.fromString(after.id()));
    }
    List<AlertRow> found =
        pool.read(
            PAGE.formatted(conditions.sql()),
            query -> query.setInt(conditions.bind(query), limit + 1),
            AlertReads::alert);
    return Page.of(
        found,
        limit,
        alert -> new Cursor(Columns.micros(Instant.parse(alert.createdAt())), alert.id()));
  }

  /**
   * Those of the alerts that there are, in no order.
   *
   * @throws Refusal 503 if the database does not answer
   */
  public List<AlertRow> of(List<String> ids) {
    UUID[] wanted = ids.stream().map(UUID::fromString).toArray(UUID[]::new);
    return pool.read(
        BY_IDS,
        query -> query.setArray(1, query.getConnection().createArrayOf("uuid", wanted)),
        AlertReads::alert);
  }

  private static Conditions conditions(AlertFilter filter) {
    return new Conditions()
        .and("true")
        .andIf("a.severity = ?", filter.severity())
        .andIf("a.acknowledged = ?", filter.acknowledged())
        .andIf("a.stream_id = ?", uuid(filter.streamId()))
        .andIf("a.cycle_id = ?", uuid(filter.cycleId()))
        .andIf("a.created_at >= ?", Columns.parameter(filter.from()))
        .andIf("a.created_at < ?", Columns.parameter(filter.to()));
  }

  private static UUID uuid(String id) {
    return id == null ? null : UUID.fromString(id);
  }

  private static AlertRow alert(ResultSet row) throws SQLException {
    return new AlertRow(
        row.getString("id"),
        row.getString("stream_id"),
        row.getString("device_name"),
        row.getString("cycle_id"),
        row.getObject("cycle_number") == null ? null : row.getInt("cycle_number"),
        row.getString("sensor_id"),
        row.getString("sensor_name"),
        row.getString("alert_type"),
        row.getString("severity"),
        row.getString("message"),
        Columns.time(row, "created_at"),
        Columns.decimal(row, "contribution_share"),
        row.getBoolean("withdrawn"),
        row.getBoolean("acknowledged"),
        Columns.time(row, "acknowledged_at"),
        row.getString("acknowledged_by"),
        row.getString("comment"));
  }
}
