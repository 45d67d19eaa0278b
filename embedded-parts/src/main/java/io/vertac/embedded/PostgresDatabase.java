package io.vertac.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** The database {@code vertac} and the user who owns it, on a server of ours. */
record PostgresDatabase(int port, String password) {
  static final String SUPERUSER = "postgres";
  private static final String NAME = "vertac";
  private static final int PROBE_SECONDS = 5;
  private static final int STATEMENT_SECONDS = 120;

  String user() {
    return NAME;
  }

  String url() {
    return "postgresql://%s:%s@127.0.0.1:%d/%s".formatted(user(), password, port, NAME);
  }

  String jdbcUrl() {
    return jdbcUrl(NAME);
  }

  boolean answers() {
    try (Connection connection = connect(PROBE_SECONDS)) {
      return connection.isValid(PROBE_SECONDS);
    } catch (SQLException e) {
      // Not listening or still recovering, which is what is waited for; a server that gives up
      // says why in its log.
      return false;
    }
  }

  /** The owner is no superuser: SQL smuggled into a service could read no files and run nothing. */
  void createIfMissing() throws SQLException {
    try (Connection connection = connect(STATEMENT_SECONDS);
        Statement statement = connection.createStatement()) {
      if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?")) {
        statement.execute("CREATE ROLE " + NAME + " LOGIN PASSWORD '" + password + "'");
      }
      if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?")) {
        statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
      }
    }
  }

  private static boolean exists(Connection connection, String query) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(query)) {
      select.setString(1, NAME);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next();
      }
    }
  }

  private Connection connect(int timeoutSeconds) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", SUPERUSER);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", Integer.toString(PROBE_SECONDS));
    properties.setProperty("socketTimeout", Integer.toString(timeoutSeconds));
    return DriverManager.getConnection(jdbcUrl("postgres"), properties);
  }

  private String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }
}
