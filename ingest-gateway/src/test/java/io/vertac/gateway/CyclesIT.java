package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.embedded.EmbeddedPostgres;
import io.vertac.gateway.RunningGateway.Answer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calls that read PostgreSQL, on the columns that the contract promises. */
class CyclesIT {
  @TempDir static Path dataDir;
  private static EmbeddedPostgres postgres;
  private static RunningGateway gateway;

  @BeforeAll
  static void start() throws SQLException {
    postgres = new EmbeddedPostgres(dataDir);
    postgres.start();
    execute(
        """
        CREATE TABLE live_cycles (
          id uuid PRIMARY KEY, stream_id uuid NOT NULL, cycle_number int,
          start_time timestamptz, end_time timestamptz, sample_count int DEFAULT 0,
          status text DEFAULT 'active', is_reference boolean DEFAULT false,
          health_score double precision, anomaly_flag boolean DEFAULT false)""");
    gateway = new RunningGateway(SharedParts.settings(), Map.of("DATABASE_URL", postgres.url()));
  }

  @AfterAll
  static void stop() {
    gateway.close();
    postgres.close();
  }

  @Test
  void shouldListCyclesNewestFirstPageByPage() throws SQLException {
    String stream = gateway.register("listed");
    for (int number = 1; number <= 5; number++) {
      insert(stream, UUID.randomUUID().toString(), number);
    }
    insert(gateway.register("other"), UUID.randomUUID().toString(), 9);
    List<Integer> numbers = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          gateway.get("/api/live/streams/" + stream + "/cycles?limit=2&cursor=" + cursor).json();
      page.get("cycles").forEach(cycle -> numbers.add(cycle.get("cycle_number").intValue()));
      cursor = page.get("next_cursor").textValue();
    } while (cursor != null);
    assertThat(numbers).containsExactly(5, 4, 3, 2, 1);
  }

  @Test
  void shouldShowWhatIsKnownOfACycle() throws SQLException {
    String stream = gateway.register("shown");
    String cycle = UUID.randomUUID().toString();
    insert(stream, cycle, 3);
    JsonNode shown =
        gateway.get("/api/live/streams/" + stream + "/cycles").json().get("cycles").get(0);
    assertThat(shown.get("cycle_id").textValue()).isEqualTo(cycle);
    assertThat(shown.get("state").textValue()).isEqualTo("stopped");
    assertThat(shown.get("start_time").textValue()).isEqualTo("2026-03-01T11:00:00Z");
    assertThat(shown.get("end_time").isNull()).isTrue();
    assertThat(shown.get("sample_count").intValue()).isEqualTo(42);
    assertThat(shown.get("health_score").doubleValue()).isEqualTo(97.5);
  }

  @Test
  void shouldFindTheStreamOfACycleForTheReference() throws SQLException {
    String stream = gateway.register("referenced");
    try (TestDecider decider = new TestDecider(gateway.kafka())) {
      String cycle =
          gateway
              .post("/api/live/cycle/start?stream_id=" + stream, "")
              .json()
              .get("cycle_id")
              .textValue();
      assertThat(reference(cycle).status()).isEqualTo(404);
      insert(stream, cycle, 1);
      Answer answer = reference(cycle);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().get("stream_id").textValue()).isEqualTo(stream);
    }
  }

  @Test
  void shouldSayWhatIsMissingWithoutADatabase() {
    try (RunningGateway without = new RunningGateway(SharedParts.settings())) {
      String stream = without.register("without");
      Answer answer = without.get("/api/live/streams/" + stream + "/cycles");
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.json().get("detail").textValue()).contains("DATABASE_URL");
      Answer unknown = without.get("/api/live/streams/" + UUID.randomUUID() + "/cycles");
      assertThat(unknown.status()).isEqualTo(404);
    }
  }

  private static Answer reference(String cycle) {
    return gateway.post("/api/live/cycles/" + cycle + "/reference", "");
  }

  private static void insert(String stream, String cycle, int number) throws SQLException {
    execute(
        """
        INSERT INTO live_cycles VALUES ('%s', '%s', %d, '2026-03-01T12:00:00+01', null, 42,
          'stopped', false, 97.5, false)"""
            .formatted(cycle, stream, number));
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
