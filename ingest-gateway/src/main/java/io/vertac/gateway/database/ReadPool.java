package io.vertac.gateway.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.vertac.config.DatabaseUrl;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections on which the gateway reads; few, and none until somebody asks. */
public final class ReadPool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReadPool.class);
  private static final int MAX_CONNECTIONS = 4;
  private static final long CONNECT_MS = 2_000;
  private static final int QUERY_SECONDS = 5;
  private static final int RETRY_AFTER_SECONDS = 5;

  private final HikariDataSource pool;

  /** Connects when first asked: the gateway takes samples without a database, too. */
  public ReadPool(DatabaseUrl database) {
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
  public <T> List<T> read(String sql, Binder binder, RowReader<T> reader) {
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

  @Override
  public void close() {
    pool.close();
  }

  /** Sets the parameters of a query. */
  @FunctionalInterface
  public interface Binder {
    void bind(PreparedStatement query) throws SQLException;
  }

  /** Makes something of the current row. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
