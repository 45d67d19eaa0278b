package io.vertac.edge.outbox;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sqlite.SQLiteConfig;

/**
 * The SQLite file under an outbox. Used by one thread; what changes becomes visible and durable
 * with {@link #commit}.
 */
final class OutboxFile implements AutoCloseable {
  private static final int FORMAT = 1;
  private static final int BUSY_MILLIS = 5_000;
  private static final int CACHE_KIB = 1_024;
  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE IF NOT EXISTS deliveries (id INTEGER PRIMARY KEY, batch INTEGER NOT NULL,"
              + " kind INTEGER NOT NULL, samples INTEGER NOT NULL, first_ns INTEGER NOT NULL,"
              + " last_ns INTEGER NOT NULL, stored_ms INTEGER NOT NULL, body BLOB NOT NULL)",
          "CREATE TABLE IF NOT EXISTS gaps (id INTEGER PRIMARY KEY, uuid TEXT NOT NULL,"
              + " from_ns INTEGER NOT NULL, to_ns INTEGER NOT NULL, samples INTEGER NOT NULL,"
              + " reason TEXT NOT NULL)",
          "CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, text TEXT NOT NULL)"
              + " WITHOUT ROWID",
          "CREATE TABLE IF NOT EXISTS totals (one INTEGER PRIMARY KEY CHECK (one = 1),"
              + " samples INTEGER NOT NULL, bytes INTEGER NOT NULL, last_id INTEGER NOT NULL,"
              + " last_batch INTEGER NOT NULL, dropped INTEGER NOT NULL)");

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  /**
   * @param mostPages of 4,096 bytes; 0 for no limit but the disk's
   * @throws SQLException if it cannot be opened or is no outbox
   */
  OutboxFile(Path path, long mostPages) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // FULL: a commit is on the disk, not only in the operating system's memory, when it returns.
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-CACHE_KIB);
    connection = config.createConnection("jdbc:sqlite:" + path);
    try {
      prepareTables(mostPages);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  OutboxTotals totals() throws SQLException {
    try (ResultSet row =
        prepared("SELECT samples, bytes, last_id, last_batch, dropped FROM totals")
            .executeQuery()) {
      return row.next()
          ? new OutboxTotals(
              row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5))
          : OutboxTotals.NONE;
    }
  }

  Map<String, String> notes() throws SQLException {
    Map<String, String> notes = new HashMap<>();
    try (ResultSet row = prepared("SELECT name, text FROM notes").executeQuery()) {
      while (row.next()) {
        notes.put(row.getString(1), row.getString(2));
      }
    }
    return notes;
  }

  void insert(OutboxRow row) throws SQLException {
    update(
        "INSERT INTO deliveries VALUES (?,?,?,?,?,?,?,?)",
        row.id(),
        row.batch(),
        row.kind(),
        row.samples(),
        row.firstNanos(),
        row.lastNanos(),
        row.storedMillis(),
        row.body());
  }

  void note(String name, String text) throws SQLException {
    update("INSERT OR REPLACE INTO notes VALUES (?,?)", name, text);
  }

  void total(OutboxTotals totals) throws SQLException {
    update(
        "INSERT OR REPLACE INTO totals VALUES (1,?,?,?,?,?)",
        totals.samples(),
        totals.bytes(),
        totals.lastId(),
        totals.lastBatch(),
        totals.dropped());
  }

  /** Rows after an id, in order. */
  List<OutboxRow> rows(long afterId, long untilId, int most) throws SQLException {
    return rows("id > ? AND id <= ?", afterId, untilId, most);
  }

  /** The oldest rows with samples after an id. */
  List<OutboxRow> sampleRows(long afterId, int most) throws SQLException {
    return rows("id > ? AND id <= ? AND kind = 0", afterId, Long.MAX_VALUE, most);
  }

  /** Forgets rows; tells how many samples and bytes that were. */
  OutboxTotals delete(long firstId, long lastId) throws SQLException {
    OutboxTotals less = OutboxTotals.NONE;
    PreparedStatement sum =
        prepared(
            "SELECT coalesce(sum(samples), 0), coalesce(sum(length(body)), 0) FROM deliveries"
                + " WHERE id BETWEEN ? AND ?");
    sum.setLong(1, firstId);
    sum.setLong(2, lastId);
    try (ResultSet row = sum.executeQuery()) {
      if (row.next()) {
        less = new OutboxTotals(row.getLong(1), row.getLong(2), 0, 0, 0);
      }
    }
    update("DELETE FROM deliveries WHERE id BETWEEN ? AND ?", firstId, lastId);
    return less;
  }

  /** Adds a gap, or enlarges the one with that number. */
  void gap(long number, Gap gap) throws SQLException {
    update(
        "INSERT OR REPLACE INTO gaps VALUES (?,?,?,?,?,?)",
        number,
        gap.id(),
        gap.fromNanos(),
        gap.toNanos(),
        gap.samples(),
        gap.reason());
  }

  void deleteGap(long number) throws SQLException {
    update("DELETE FROM gaps WHERE id = ?", number);
  }

  /** All gaps by their number, in order. */
  Map<Long, Gap> gaps() throws SQLException {
    Map<Long, Gap> gaps = new TreeMap<>();
    try (ResultSet row =
        prepared("SELECT id, uuid, from_ns, to_ns, samples, reason FROM gaps ORDER BY id")
            .executeQuery()) {
      while (row.next()) {
        gaps.put(
            row.getLong(1),
            new Gap(
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getString(6)));
      }
    }
    return gaps;
  }

  void begin() throws SQLException {
    execute("BEGIN IMMEDIATE");
  }

  void commit() throws SQLException {
    execute("COMMIT");
  }

  /** Nothing that was changed since {@link #begin} has happened. */
  void rollback() throws SQLException {
    // After an error the driver does not execute a statement any more.
    for (PreparedStatement statement : statements.values()) {
      statement.close();
    }
    statements.clear();
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      // A full disk has made SQLite do it by itself already.
      if (!String.valueOf(e.getMessage()).contains("no transaction is active")) {
        throw e;
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private void prepareTables(long mostPages) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (mostPages > 0) {
        statement.execute("PRAGMA max_page_count = " + mostPages);
      }
      int format;
      try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
        format = row.getInt(1);
      }
      if (format > FORMAT) {
        throw new SQLException("it was written by a newer connector (format " + format + ")");
      }
      for (String table : TABLES) {
        statement.execute(table);
      }
      statement.execute("PRAGMA user_version = " + FORMAT);
    }
  }

  private List<OutboxRow> rows(String which, long after, long until, int most) throws SQLException {
    PreparedStatement select =
        prepared(
            "SELECT id, batch, kind, samples, first_ns, last_ns, stored_ms, body FROM deliveries"
                + " WHERE "
                + which
                + " ORDER BY id LIMIT ?");
    select.setLong(1, after);
    select.setLong(2, until);
    select.setInt(3, most);
    List<OutboxRow> rows = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        rows.add(
            new OutboxRow(
                row.getLong(1),
                row.getLong(2),
                row.getInt(3),
                row.getInt(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getBytes(8)));
      }
    }
    return rows;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void update(String sql, Object... values) throws SQLException {
    PreparedStatement statement = prepared(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.executeUpdate();
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement known = statements.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      statements.put(sql, known);
    }
    return known;
  }
}
