package io.vertac.gateway.cycles;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.vertac.config.DatabaseUrl;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the finished picture from PostgreSQL: the cycles as the alert-sink wrote them. */
public final class CycleReads implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CycleReads.class);
  private static final int MAX_CONNECTIONS = 4;
  private static final long CONNECT_MS = 2_000;
  private static final int QUERY_SECONDS = 5;
  private static final int RETRY_AFTER_SECONDS = 5;
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

  private final HikariDataSource pool;

  /** Connects when first asked: the gateway takes samples without a database, too. */
  public CycleReads(DatabaseUrl database) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("gateway-reads");
    config.setJdbcUrl(database.jdbcUrl());
    config.setUsername(database.user());
    config.setPassword(database.password());
    config.setReadOnly(true);
    config.setMaximumPoolSize(MAX_CONNECTIONS);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(CONNECT_MS);
    config.setInitializationFailTimeout(-1);
    this.pool = new HikariDataSource(config);
  }

  /**
   * @throws Refusal 503 if the database does not answer
   */
  public Optional<String> streamOf(String cycleId) {
    return read(
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
        read(
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

  @Override
  public void close() {
    pool.close();
  }

  private <T> List<T> read(String sql, Binder binder, RowReader<T> reader) {
    try (Connection connection = pool.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setQueryTimeout(QUERY_SECONDS);
      binder.bind(query);
      List<T> found = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.add(reader.read(rows));
        }
      }
      return found;
    } catch (SQLException e) {
      LOG.atWarn().addKeyValue("sqlState", e.getSQLState()).setCause(e).log("query failed");
      throw Refusal.retryLater(
          RefusalKind.UNAVAILABLE, "the database does not answer", RETRY_AFTER_SECONDS);
    }
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

  @FunctionalInterface
  private interface Binder {
    void bind(PreparedStatement query) throws SQLException;
  }

  @FunctionalInterface
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
