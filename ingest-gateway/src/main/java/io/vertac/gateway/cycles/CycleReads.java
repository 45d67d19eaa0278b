package io.vertac.gateway.cycles;

import io.vertac.gateway.database.Cursor;
import io.vertac.gateway.database.Page;
import io.vertac.gateway.database.ReadPool;
import io.vertac.gateway.problem.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the finished picture from PostgreSQL: the cycles as the alert-sink wrote them. */
public final class CycleReads {
  private static final String STREAM_OF_CYCLE = "SELECT stream_id FROM live_cycles WHERE id = ?";

  // A row whose cycle is not known yet, because its deviations came first, has no number.
  private static final String CYCLES_OF_STREAM =
      """
      SELECT id, stream_id, coalesce(cycle_number, 0) AS number, status, start_time, end_time,
             sample_count, is_reference, health_score, anomaly_flag
      FROM live_cycles
      WHERE stream_id = ? AND (coalesce(cycle_number, 0), id) < (?, ?)
      ORDER BY number DESC, id DESC
      LIMIT ?
      """;

  private static final Cursor NEWEST =
      new Cursor(Integer.MAX_VALUE, "ffffffff-ffff-ffff-ffff-ffffffffffff");

  private final ReadPool pool;

  public CycleReads(ReadPool pool) {
    this.pool = pool;
  }

  /**
   * @throws Refusal 503 if the database does not answer
   */
  public Optional<String> streamOf(String cycleId) {
    return pool
        .read(
            STREAM_OF_CYCLE,
            query -> query.setObject(1, UUID.fromString(cycleId)),
            row -> row.getString("stream_id"))
        .stream()
        .findFirst();
  }

  /**
   * Newest first.
   *
   * @param after where the page before ended; null for the first
   * @throws Refusal 503 if the database does not answer
   */
  public Page<CycleRow> cyclesOf(String streamId, int limit, Cursor after) {
    Cursor from = after == null ? NEWEST : after;
    List<CycleRow> found =
        pool.read(
            CYCLES_OF_STREAM,
            query -> {
              query.setObject(1, UUID.fromString(streamId));
              query.setLong(2, from.number());
              query.setObject(3, UUID.fromString(from.id()));
              query.setInt(4, limit + 1);
            },
            CycleReads::cycle);
    return Page.of(found, limit, cycle -> new Cursor(cycle.cycleNumber(), cycle.cycleId()));
  }

  private static CycleRow cycle(ResultSet row) throws SQLException {
    return new CycleRow(
        row.getString("id"),
        row.getString("stream_id"),
        row.getInt("number"),
        row.getString("status"),
        time(row, "start_time"),
        time(row, "end_time"),
        row.getObject("sample_count") == null ? null : row.getLong("sample_count"),
        (Boolean) row.getObject("is_reference"),
        row.getObject("health_score") == null ? null : row.getDouble("health_score"),
        (Boolean) row.getObject("anomaly_flag"));
  }

  private static String time(ResultSet row, String column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant().toString();
  }
}
