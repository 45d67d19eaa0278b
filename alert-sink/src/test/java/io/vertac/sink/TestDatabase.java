package io.vertac.sink;

import io.vertac.config.DatabaseUrl;
import io.vertac.config.Environment;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A schema of a test's own in a real database, and what the test wants to know about it. */
public final class TestDatabase {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final List<String> TABLES =
      List.of(
          "datasets",
          "live_streams",
          "live_cycles",
          "live_references",
          "live_traces",
          "live_deviations",
          "live_analyses",
          "live_alerts",
          "live_alert_withdrawals",
          "live_alert_acknowledgements",
          "live_gaps");

  private final String address;
  private final String schema;

  private TestDatabase(String address, String schema) {
    this.address = address;
    this.schema = schema;
  }

  /**
   * @param address as DATABASE_URL has it
   */
  public static TestDatabase create(String address) {
    String schema = "test_" + COUNT.incrementAndGet() + "_" + Long.toHexString(System.nanoTime());
    new TestDatabase(address, "public").run("CREATE SCHEMA " + schema);
    return new TestDatabase(address, schema);
  }

  /** The same schema, reached in another way. */
  public TestDatabase at(String otherAddress) {
    return new TestDatabase(otherAddress, schema);
  }

  /** As DATABASE_URL has it. */
  public String address() {
    return address + (address.contains("?") ? "&" : "?") + "currentSchema=" + schema;
  }

  public DatabaseUrl url() {
    return DatabaseUrl.from(new Environment(Map.of("URL", address())), "URL").orElseThrow();
  }

  public void run(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The rows, each as its values' texts. */
  public List<List<String>> query(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(result.getString(i));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The first column of the first row. */
  public String value(String sql) {
    return query(sql).get(0).get(0);
  }

  public int count(String table) {
    return Integer.parseInt(value("SELECT count(*) FROM " + table));
  }

  /** Every row of every table, by table. */
  public Map<String, List<List<String>>> dump() {
    Map<String, List<List<String>>> dump = new LinkedHashMap<>();
    for (String table : TABLES) {
      dump.put(table, query("SELECT to_jsonb(t)::text FROM " + table + " t ORDER BY 1"));
    }
    return dump;
  }

  private Connection connect() throws SQLException {
    DatabaseUrl url = url();
    return DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
  }
}
