package io.vertac.gateway;

import io.vertac.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A PostgreSQL with the tables as the alert-sink makes them, from its own migrations. */
final class SinkDatabase implements AutoCloseable {
  private static final String MIGRATIONS = "alert-sink/src/main/resources/io/vertac/sink/postgres";

  private final EmbeddedPostgres postgres;

  SinkDatabase(Path dataDir) {
    postgres = new EmbeddedPostgres(dataDir);
    postgres.start();
    migrations().forEach(this::execute);
  }

  /** As DATABASE_URL has it. */
  String url() {
    return postgres.url();
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
  }

  void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  void insertStream(String id, String device) {
    execute(
        "INSERT INTO live_streams (id, device_name) VALUES ('%s', '%s') ON CONFLICT DO NOTHING"
            .formatted(id, device));
  }

  /** A stopped cycle that began that many minutes after noon of a day in March. */
  String insertCycle(String stream, int number, String severity, Double health) {
    return insertCycle(UUID.randomUUID().toString(), stream, number, severity, health);
  }

  String insertCycle(String id, String stream, int number, String severity, Double health) {
    execute(
        """
        INSERT INTO live_cycles (id, stream_id, cycle_number, start_time, sample_count, status,
          health_score, severity, anomaly_flag)
        VALUES ('%s', '%s', %d, '2026-03-01T12:%02d:00Z', 42, 'stopped', %s, %s, %s)"""
            .formatted(
                id,
                stream,
                number,
                number,
                health,
                severity == null ? "null" : "'" + severity + "'",
                "critical".equals(severity)));
    return id;
  }

  @Override
  public void close() {
    postgres.close();
  }

  private static List<String> migrations() {
    Path folder = Path.of(System.getProperty("vertac.root"), MIGRATIONS);
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .sorted(Comparator.comparingInt(SinkDatabase::version))
          .map(SinkDatabase::text)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int version(Path file) {
    return Integer.parseInt(file.getFileName().toString().replaceAll("V(\\d+)__.*", "$1"));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
