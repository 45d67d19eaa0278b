package io.vertac.sink.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.vertac.sink.delivery.DestinationUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The connection pool and the tables. */
final class Database implements AutoCloseable {
  /** One writer, and a second connection for Flyway's lock. */
  private static final int POOL_SIZE = 2;

  private static final long CONNECT_TIMEOUT_MS = 5_000;
  private static final String MIGRATIONS = "classpath:io/vertac/sink/postgres";

  private final HikariDataSource pool;

  /** Connects to nothing yet. */
  Database(PostgresSettings settings) {
    this.pool = new HikariDataSource(poolConfig(settings));
  }

  private static HikariConfig poolConfig(PostgresSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("alert-sink");
    config.setJdbcUrl(settings.url().jdbcUrl());
    if (!settings.url().user().isEmpty()) {
      config.setUsername(settings.url().user());
      config.setPassword(settings.url().password());
    }
    config.setMaximumPoolSize(POOL_SIZE);
    config.setMinimumIdle(1);
    config.setAutoCommit(false);
    config.setConnectionTimeout(CONNECT_TIMEOUT_MS);
    // The pool may start before the database does.
    config.setInitializationFailTimeout(-1);
    // A server that vanished without a word must not hold a write for ever.
    config.addDataSourceProperty(
        "socketTimeout", Long.toString(settings.statementTimeout().toSeconds()));
    config.addDataSourceProperty("tcpKeepAlive", "true");
    if (!settings.url().parameters().containsKey("ApplicationName")) {
      config.addDataSourceProperty("ApplicationName", "vertac-alert-sink");
    }
    return config;
  }

  /**
   * Creates the tables, or brings them up to date.
   *
   * @throws DestinationUnavailableException if that cannot be done now
   */
  void migrate() {
    // First by hand: Flyway would retry on its own and wrap what went wrong twice.
    try (Connection connection = connect()) {
      connection.commit();
    } catch (SQLException e) {
      throw SqlFailure.unavailable(e);
    }
    try {
      Flyway.configure(getClass().getClassLoader())
          .dataSource(pool)
          .locations(MIGRATIONS)
          .connectRetries(0)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new DestinationUnavailableException("migration failed: " + e.getMessage(), e);
    }
  }

  Connection connect() throws SQLException {
    return pool.getConnection();
  }

  @Override
  public void close() {
    pool.close();
  }
}
