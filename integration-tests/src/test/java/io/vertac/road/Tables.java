package io.vertac.road;

import io.vertac.config.DatabaseUrl;
import io.vertac.config.Environment;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The database as other programs see it: plain SQL. */
final class Tables implements AutoCloseable {
  private static final String ALL_TABLES =
      """
      SELECT table_name FROM information_schema.tables
       WHERE table_schema = 'public'
         AND table_name NOT IN ('flyway_schema_history', 'audit_events') ORDER BY 1
      """;

  private final Connection connection;

  Tables(Map<String, String> variables) {
    DatabaseUrl url = DatabaseUrl.from(new Environment(variables), "DATABASE_URL").orElseThrow();
    try {
      connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
    } catch (SQLException e) {
      throw new IllegalStateException("no connection to the database", e);
    }
  }

  /** The first column of every row. */
  List<String> column(String sql, Object... arguments) {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        query.setObject(i + 1, arguments[i]);
      }
      List<String> values = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          values.add(rows.getString(1));
        }
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  long number(String sql, Object... arguments) {
    return Long.parseLong(column(sql, arguments).get(0));
  }

  /** Exact counts of the stream's finished and analysed cycles, by number. */
  List<String> finishedCycles(String streamId) {
    return column(
        """
        SELECT c.cycle_number || ' ' || c.status || ' ' || c.sample_count
          FROM live_cycles c JOIN live_analyses a ON a.cycle_id = c.id
         WHERE c.stream_id = ? AND c.final ORDER BY c.cycle_number
        """,
        UUID.fromString(streamId));
  }

  List<String> cycleIds(String streamId) {
    return column(
        "SELECT id FROM live_cycles WHERE stream_id = ? ORDER BY cycle_number",
        UUID.fromString(streamId));
  }

  long deviations(String streamId, String comparisonType) {
    return number(
        """
        SELECT count(*) FROM live_deviations d JOIN live_cycles c ON c.id = d.cycle_id
         WHERE c.stream_id = ? AND d.comparison_type = ?
        """,
        UUID.fromString(streamId),
        comparisonType);
  }

  long alerts(String streamId) {
    return number(
        "SELECT count(*) FROM live_alerts WHERE stream_id = ?", UUID.fromString(streamId));
  }

  /**
   * Every row of every table that names the stream or one of its cycles, all columns, as text;
   * without who asked for what, which is more when the same is asked for again.
   */
  List<String> dump(String streamId) {
    List<String> ids = new ArrayList<>(cycleIds(streamId));
    ids.add(streamId);
    List<String> rows = new ArrayList<>();
    for (String table : column(ALL_TABLES)) {
      column("SELECT t::text FROM %s t ORDER BY 1".formatted(table)).stream()
          .filter(row -> ids.stream().anyMatch(row::contains))
          .forEach(row -> rows.add(table + row));
    }
    return rows;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
