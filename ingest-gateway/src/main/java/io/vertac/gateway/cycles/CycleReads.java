package io.vertac.gateway.cycles;

import io.vertac.gateway.database.Columns;
import io.vertac.gateway.database.Conditions;
import io.vertac.gateway.database.Cursor;
import io.vertac.gateway.database.Page;
import io.vertac.gateway.database.ReadPool;
import io.vertac.gateway.problem.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the finished picture from PostgreSQL: the cycles as the alert-sink wrote them. */
public final class CycleReads {
  private static final String STREAM_OF_CYCLE = "SELECT stream_id FROM live_cycles WHERE id = ?";

  // A row whose cycle is not known yet, because its deviations came first, has no number.
  private static final String CYCLES =
      """
      SELECT id, stream_id, coalesce(cycle_number, 0) AS number, status, start_time, end_time,
             sample_count, final, is_reference, health_score, anomaly_flag, severity, recipe,
             end_reason, label,
             (SELECT a.alarm_by FROM live_analyses a WHERE a.cycle_id = live_cycles.id) AS alarm_by
      FROM live_cycles
      WHERE %s
      ORDER BY number DESC, id DESC
      LIMIT ?
      """;

  private static final String RECIPES =
      "SELECT recipe FROM live_references WHERE stream_id = ? ORDER BY recipe";

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
  public Page<CycleRow> cyclesOf(String streamId, CycleFilter filter, int limit, Cursor after) {
    Conditions conditions =
        new Conditions()
            .and("stream_id = ?", UUID.fromString(streamId))
            .andIf("anomaly_flag = ?", filter.anomalyFlag())
            .andIf("severity = ?", filter.severity())
            .andIf("status = ?", filter.state())
            .andIf("recipe = ?", filter.recipe())
            .andIf("start_time >= ?", Columns.parameter(filter.from()))
            .andIf("start_time < ?", Columns.parameter(filter.to()));
    if (after != null) {
      conditions.and(
          "(coalesce(cycle_number, 0), id) < (?, ?)", after.number(), UUID.fromString(after.id()));
    }
    List<CycleRow> found =
        pool.read(
            CYCLES.formatted(conditions.sql()),
            query -> query.setInt(conditions.bind(query), limit + 1),
            CycleReads::cycle);
    return Page.of(found, limit, cycle -> new Cursor(cycle.cycleNumber(), cycle.cycleId()));
  }

  /**
   * The recipes of which the stream has a reference, in order; the empty one for cycles without.
   *
   * @throws Refusal 503 if the database does not answer
   */
  public List<String> recipesOf(String streamId) {
    return pool.read(
        RECIPES,
        query -> query.setObject(1, UUID.fromString(streamId)),
        row -> row.getString("recipe"));
  }

  private static CycleRow cycle(ResultSet row) throws SQLException {
    return new CycleRow(
        row.getString("id"),
        row.getString("stream_id"),
        row.getInt("number"),
        row.getString("status"),
        Columns.time(row, "start_time"),
        Columns.time(row, "end_time"),
        Columns.number(row, "sample_count"),
        row.getBoolean("final"),
        (Boolean) row.getObject("is_reference"),
        Columns.decimal(row, "health_score"),
        (Boolean) row.getObject("anomaly_flag"),
        row.getString("severity"),
        row.getString("alarm_by"),
        row.getString("recipe"),
        row.getString("end_reason"),
        row.getString("label"));
  }
}
