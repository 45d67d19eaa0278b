package io.vertac.gateway.alerts;

import io.vertac.gateway.database.Cursor;
import io.vertac.gateway.database.Page;
import io.vertac.gateway.database.ReadPool;
import io.vertac.gateway.problem.Refusal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Reads alerts from PostgreSQL, as the alert-sink wrote them. */
public final class AlertReads {
  private static final String SELECT =
      """
      SELECT a.id, a.stream_id, s.device_name, a.cycle_id, c.cycle_number, a.sensor_id,
        a.sensor_name, a.alert_type, a.severity, a.message, a.created_at, a.withdrawn,
        a.acknowledged, a.acknowledged_at, a.acknowledged_by, a.comment
      FROM live_alerts a
      JOIN live_streams s ON s.id = a.stream_id
      JOIN live_cycles c ON c.id = a.cycle_id
      """;

  private static final String PAGE =
      SELECT
          + """
          WHERE (?::text IS NULL OR a.severity = ?)
            AND (?::boolean IS NULL OR a.acknowledged = ?)
            AND (?::uuid IS NULL OR a.stream_id = ?)
            AND (?::uuid IS NULL OR a.cycle_id = ?)
            AND (a.created_at, a.id) < (?, ?)
          ORDER BY a.created_at DESC, a.id DESC
          LIMIT ?
          """;

  private static final String BY_IDS = SELECT + "WHERE a.id = ANY (?)";

  private static final String LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";
  private static final Instant LAST_TIME = Instant.parse("2200-01-01T00:00:00Z");
  private static final Cursor NEWEST = new Cursor(micros(LAST_TIME), LAST_ID);

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
    Cursor from = after == null ? NEWEST : after;
    List<AlertRow> found =
        pool.read(PAGE, query -> bind(query, filter, from, limit + 1), AlertReads::alert);
    return Page.of(
        found, limit, alert -> new Cursor(micros(Instant.parse(alert.createdAt())), alert.id()));
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

  private static void bind(PreparedStatement query, AlertFilter filter, Cursor from, int limit)
      throws SQLException {
    int index = 1;
    for (int i = 0; i < 2; i++) {
      query.setString(index++, filter.severity());
    }
    for (int i = 0; i < 2; i++) {
      query.setObject(index++, filter.acknowledged(), Types.BOOLEAN);
    }
    for (String id : new String[] {filter.streamId(), filter.cycleId()}) {
      for (int i = 0; i < 2; i++) {
        query.setObject(index++, id == null ? null : UUID.fromString(id), Types.OTHER);
      }
    }
    query.setTimestamp(index++, Timestamp.from(instant(from.number())));
    query.setObject(index++, UUID.fromString(from.id()));
    query.setInt(index, limit);
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
        time(row, "created_at"),
        row.getBoolean("withdrawn"),
        row.getBoolean("acknowledged"),
        time(row, "acknowledged_at"),
        row.getString("acknowledged_by"),
        row.getString("comment"));
  }

  private static String time(ResultSet row, String column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant().toString();
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
