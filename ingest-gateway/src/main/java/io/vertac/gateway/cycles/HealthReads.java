package io.vertac.gateway.cycles;

import io.vertac.gateway.database.Columns;
import io.vertac.gateway.database.ReadPool;
import io.vertac.gateway.problem.Refusal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How healthy streams were lately, many at once. */
public final class HealthReads {
  private static final String NEWEST =
      """
      LATERAL (
        SELECT c.id, c.cycle_number, c.status, c.health_score, c.severity, c.anomaly_flag
        FROM live_cycles c WHERE c.stream_id = s.id AND c.severity IS NOT NULL
        ORDER BY c.cycle_number DESC LIMIT 1) n ON true
      """;

  private static final String OF_STREAMS =
      """
      SELECT s.id AS stream_id, n.id AS cycle_id, n.cycle_number, n.status, n.health_score,
        n.severity, n.anomaly_flag, a.alarm_by, t.trend, t.trend_severities,
        o.open_alerts, o.open_critical
      FROM unnest(?) AS s(id)
      CROSS JOIN LATERAL (
        SELECT array_agg(l.health_score ORDER BY l.cycle_number) AS trend,
          array_agg(coalesce(l.severity, 'normal') ORDER BY l.cycle_number) AS trend_severities
        FROM (
          SELECT c.health_score, c.severity, c.cycle_number FROM live_cycles c
          WHERE c.stream_id = s.id AND c.health_score IS NOT NULL AND c.status <> 'aborted'
          ORDER BY c.cycle_number DESC LIMIT 20) l) t
      CROSS JOIN LATERAL (
        SELECT count(*) AS open_alerts,
          count(*) FILTER (WHERE a.severity = 'critical') AS open_critical
        FROM live_alerts a
        WHERE a.stream_id = s.id AND NOT a.acknowledged AND NOT a.withdrawn) o
      LEFT JOIN\s"""
          + NEWEST
          + "LEFT JOIN live_analyses a ON a.cycle_id = n.id\n";

  private static final String OF_SEVERITY =
      "SELECT s.id FROM live_streams s JOIN " + NEWEST + "WHERE n.severity = ?";

  private final ReadPool pool;

  public HealthReads(ReadPool pool) {
    this.pool = pool;
  }

  /**
   * By stream id, one for each that was asked for.
   *
   * @throws Refusal 503 if the database does not answer
   */
  public Map<String, StreamHealth> of(Collection<String> streamIds) {
    UUID[] ids = streamIds.stream().map(UUID::fromString).toArray(UUID[]::new);
    List<StreamHealth> found =
        pool.read(
            OF_STREAMS,
            query -> query.setArray(1, query.getConnection().createArrayOf("uuid", ids)),
            HealthReads::health);
    return found.stream().collect(Collectors.toMap(StreamHealth::streamId, Function.identity()));
  }

  /**
   * The streams whose newest analysed cycle was of this severity.
   *
   * @throws Refusal 503 if the database does not answer
   */
  public Set<String> ofSeverity(String severity) {
    return new HashSet<>(
        pool.read(OF_SEVERITY, query -> query.setString(1, severity), row -> row.getString("id")));
  }

  private static StreamHealth health(ResultSet row) throws SQLException {
    Array trend = row.getArray("trend");
    Array severities = row.getArray("trend_severities");
    Long number = Columns.number(row, "cycle_number");
    return new StreamHealth(
        row.getString("stream_id"),
        row.getString("cycle_id"),
        number == null ? null : Integer.valueOf(number.intValue()),
        row.getString("status"),
        Columns.decimal(row, "health_score"),
        row.getString("severity"),
        (Boolean) row.getObject("anomaly_flag"),
        row.getString("alarm_by"),
        trend == null ? List.of() : List.of((Double[]) trend.getArray()),
        trend == null ? List.of() : List.of((String[]) severities.getArray()),
        row.getLong("open_alerts"),
        row.getLong("open_critical"));
  }
}
