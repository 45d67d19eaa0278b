package io.vertac.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {
  @TempDir Path folder;

  @Test
  void shouldKeepRowsWhenStoppedAndStartedAgain() throws Exception {
    String password;
    try (EmbeddedPostgres postgres = new EmbeddedPostgres(folder)) {
      postgres.start();
      password = postgres.password();
      execute(postgres, "CREATE TABLE kept (n int)");
      execute(postgres, "INSERT INTO kept VALUES (42)");
    }
    try (EmbeddedPostgres postgres = new EmbeddedPostgres(folder)) {
      postgres.start();
      assertThat(query(postgres, "SELECT n FROM kept")).isEqualTo("42");
      assertThat(postgres.password()).isEqualTo(password);
      assertThat(postgres.url())
          .matches("postgresql://vertac:" + password + "@127\\.0\\.0\\.1:\\d+/vertac");
    }
  }

  @Test
  void shouldLetNobodyInWhenThePasswordIsWrong() {
    try (EmbeddedPostgres postgres = new EmbeddedPostgres(folder)) {
      postgres.start();
      assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), "vertac", "wrong"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
      assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), "postgres", ""))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void shouldBeSafeAndOrdinaryWhenStarted() throws Exception {
    try (EmbeddedPostgres postgres = new EmbeddedPostgres(folder)) {
      postgres.start();
      assertThat(query(postgres, "SHOW fsync")).isEqualTo("on");
      assertThat(query(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(query(postgres, "SHOW log_timezone")).isEqualTo("UTC");
      assertThat(query(postgres, "SHOW is_superuser")).isEqualTo("off");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(passwordFile())))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void shouldSayWhoHasTheFolderWhenItIsInUse() {
    try (EmbeddedPostgres first = new EmbeddedPostgres(folder);
        EmbeddedPostgres second = new EmbeddedPostgres(folder)) {
      first.start();
      assertThatThrownBy(second::start)
          .isInstanceOf(PartException.class)
          .hasMessageContaining("is in use by another VerTac");
    }
  }

  @Test
  void shouldSayWhatToDoWhenUserNamespacesAreForbidden() {
    OrdinaryUser forbidden = new OrdinaryUser(true, List.of("false"));
    try (EmbeddedPostgres postgres = new EmbeddedPostgres(folder, forbidden, FreePorts::pick)) {
      assertThatThrownBy(postgres::start)
          .isInstanceOf(PartException.class)
          .hasMessageContaining("run VerTac as an ordinary user")
          .message()
          .hasLineCount(1);
    }
  }

  @Test
  void shouldBeginAgainWhenTheFirstStartWasInterrupted() throws Exception {
    Files.createDirectories(folder.resolve("cluster-partial/base"));
    Files.createDirectories(folder.resolve("programs-partial/bin"));
    try (EmbeddedPostgres postgres = new EmbeddedPostgres(folder)) {
      postgres.start();
      assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void shouldSayWhyWhenTheServerCannotReadItsFiles() throws Exception {
    try (EmbeddedPostgres postgres = new EmbeddedPostgres(folder)) {
      postgres.start();
    }
    Files.writeString(folder.resolve("cluster/PG_VERSION"), "9.6\n");
    try (EmbeddedPostgres postgres = new EmbeddedPostgres(folder)) {
      assertThatThrownBy(postgres::start)
          .isInstanceOf(PartException.class)
          .hasMessageContaining("incompatible")
          .message()
          .hasLineCount(1);
    }
  }

  @Test
  void shouldEndALeftoverWhenStarted() throws Exception {
    try (EmbeddedPostgres postgres = new EmbeddedPostgres(folder)) {
      postgres.start();
    }
    PostgresCluster cluster =
        new PostgresCluster(
            folder, PostgresPrograms.unpackInto(folder), OrdinaryUser.ofThisProcess());
    Process leftover =
        new ProcessBuilder(cluster.serverCommand(FreePorts.pick(1).get(0)))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    new Leftovers(folder.resolve("postgres.pid"), folder.toString()).record(leftover.toHandle());
    Path running = folder.resolve("cluster/postmaster.pid");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Files.exists(running) && Files.readString(running).contains("ready"));
    try (EmbeddedPostgres postgres = new EmbeddedPostgres(folder)) {
      postgres.start();
      assertThat(leftover.toHandle().isAlive()).isFalse();
      assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void shouldTakeAnotherPortWhenTheFirstOneIsTaken() throws Exception {
    try (TakenPort taken = new TakenPort();
        EmbeddedPostgres postgres =
            new EmbeddedPostgres(folder, OrdinaryUser.ofThisProcess(), taken::onceThenFree)) {
      postgres.start();
      assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
    }
  }

  private Path passwordFile() {
    return folder.resolve("password");
  }

  private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
  }
}
