package io.vertac.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.events.CycleState;
import io.vertac.sink.Story;
import io.vertac.topics.Topics;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What readers of the tables rely on. */
abstract class TablesContract extends PostgresWriterContract {
  private static final String UTC = "'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'";

  @Test
  void shouldAnswerRunningCyclesWhenAskedAsPromised() {
    Story a = Story.of("a", 3);
    Story b = Story.of("b", 1);
    writeAll(a);
    writeAll(b);

    List<List<String>> running =
        database.query(
            "SELECT stream_id, state, sample_count, start_time FROM live_cycles"
                + " WHERE end_time IS NULL ORDER BY start_time DESC");

    assertThat(running).extracting(row -> row.get(0)).containsExactly(a.streamId(), b.streamId());
    assertThat(running).extracting(row -> row.get(1)).containsOnly("active");
    assertThat(running).extracting(row -> row.get(2)).containsOnly("17");
  }

  @Test
  void shouldCountCriticalAlertsWhenAskedAsPromised() {
    writeAll(Story.of("a", 4));
    String sql =
        "SELECT COUNT(*) AS critical_count FROM live_alerts WHERE severity = 'critical'"
            + " AND created_at > now() - interval '24 hours'";

    assertThat(database.value(sql)).isEqualTo("0");
    database.run("UPDATE live_alerts SET created_at = now() - interval '1 hour'");
    // Three cycles with two alerts each, one of which was withdrawn.
    assertThat(database.value(sql)).isEqualTo("5");
  }

  @Test
  void shouldHaveThePromisedIndexes() {
    assertThat(database.query("SELECT indexname FROM pg_indexes WHERE schemaname = current_schema"))
        .extracting(row -> row.get(0))
        .contains(
            "idx_live_streams_dataset",
            "idx_live_streams_status",
            "idx_live_cycles_stream",
            "idx_live_cycles_status",
            "idx_live_deviations_cycle",
            "idx_live_alerts_cycle");
  }

  @Test
  void shouldDescribeTheStreamByItsNewestRegistration() {
    Story story = Story.of("a", 3);
    writeAll(story.register(Story.BEGIN.plusSeconds(600), 7));
    writeAll(new Story("a").register(Story.BEGIN.plusSeconds(300), 5));

    assertThat(
            database.query(
                "SELECT s.id, d.name, stream_name, device_name, sensor_count, status,"
                    + " jsonb_array_length(sensors), to_char(started_at AT TIME ZONE 'UTC', "
                    + UTC
                    + "), to_char(stopped_at AT TIME ZONE 'UTC', "
                    + UTC
                    + ")"
                    + " FROM live_streams s JOIN datasets d ON d.id = s.dataset_id"))
        .containsExactly(
            List.of(
                story.streamId(),
                "Press a",
                "a",
                "Press a",
                "7",
                "active",
                "7",
                story.start(1).toString(),
                story.end(2).toString()));
  }

  @Test
  void shouldShowARegisteredStreamAsWaitingWhenItHadNoCycle() {
    writeAll(new Story("a").register(Story.BEGIN, 2));

    assertThat(database.value("SELECT status FROM live_streams")).isEqualTo("waiting_start");
  }

  @Test
  void shouldKeepTheNewestCyclesStateWhenAnOlderOneEndsLater() {
    Story story =
        new Story("a")
            .event(1, CycleState.active, "start", false)
            .event(2, CycleState.active, "start", false)
            .event(1, CycleState.stopped, "grace_elapsed", true);
    writeAll(story);

    assertThat(database.value("SELECT status FROM live_streams")).isEqualTo("active");
  }

  @Test
  void shouldKeepEverythingTheFinalEventSays() {
    Story story = Story.of("a", 4);
    writeAll(story);

    assertThat(
            database.query(
                "SELECT cycle_number, status, state, sample_count, duplicate_count, cause,"
                    + " end_reason, final, metadata->>'batch', health_score, anomaly_flag,"
                    + " severity, analysis_revision FROM live_cycles ORDER BY cycle_number"))
        .startsWith(
            row("1,stopped,stopped,241,1,grace_elapsed,stop,t,1,null,t,critical,2"),
            row("2,stopped,stopped,242,2,grace_elapsed,stop,t,2,92,t,critical,2"),
            row("3,aborted,aborted,243,3,manual_abort,manual_abort,t,3,92,t,critical,2"));
  }

  @Test
  void shouldKeepTheAnalysisForLater() {
    writeAll(Story.of("a", 3));

    assertThat(
            database.query(
                "SELECT a.revision, provisional, a.health_score, comparison_type,"
                    + " top_3_sensors->0->>'sensor_name', missing_sensors->>0, a.sample_count,"
                    + " kind, learned, learned_cycles"
                    + " FROM live_analyses a JOIN live_cycles c ON c.id = a.cycle_id"
                    + " ORDER BY c.cycle_number"))
        .containsExactly(
            row("2,f,null,null,Sensor \"0\",s9,241,shape,t,1"),
            row("2,f,92,reference,Sensor \"0\",s9,242,shape,t,2"));
  }

  @Test
  void shouldLetAProvisionalAnalysisStandOnceItsCycleIsFinal() {
    Story story =
        new Story("a")
            .event(1, CycleState.active, "start", false)
            .event(1, CycleState.stopping, "stop", false)
            .analysis(1, 1);
    writeAll(story);
    assertThat(database.value("SELECT provisional FROM live_analyses")).isEqualTo("t");
    writeAll(new Story("a").event(1, CycleState.stopped, "grace_elapsed", true));
    assertThat(database.value("SELECT provisional FROM live_analyses")).isEqualTo("f");
    // The same read again, as after a crash, or the other way round.
    writeAll(story);
    assertThat(database.value("SELECT provisional FROM live_analyses")).isEqualTo("f");
    database.run("DELETE FROM live_analyses");
    writeAll(story);
    assertThat(database.value("SELECT provisional FROM live_analyses")).isEqualTo("f");
  }

  @Test
  void shouldKeepAnAnalysisProvisionalWhenAnotherWillFollow() {
    Story story = new Story("a").event(1, CycleState.stopping, "stop", false).analysis(1, 1);
    writeAll(story);
    database.run("UPDATE live_analyses SET sample_count = sample_count - 1");
    writeAll(new Story("a").event(1, CycleState.stopped, "grace_elapsed", true));
    assertThat(database.value("SELECT provisional FROM live_analyses")).isEqualTo("t");
  }

  @Test
  void shouldKeepWhatTheDeviationSaysInWords() {
    writeAll(Story.of("a", 3));

    assertThat(
            database.query("SELECT DISTINCT explanation FROM live_deviations WHERE revision = 2"))
        .containsExactly(List.of("higher than usual, revision 2"));
  }

  @Test
  void shouldKeepACycleWhoseMetadataCannotBeRead() {
    Story story = new Story("a");
    for (String metadata : new String[] {"{broken", "{\"nul\": \"a\\u0000b\"}"}) {
      int number = story.records().size() + 1;
      story.add(
          Topics.CYCLES,
          story.streamId(),
          Story.BEGIN,
          story.eventBuilder(number, CycleState.active, "start").setMetadata(metadata).build());
    }
    writeAll(story);

    assertThat(database.query("SELECT metadata FROM live_cycles ORDER BY cycle_number"))
        .containsExactly(
            List.of("{\"unreadable\": \"{broken\"}"), List.of("{\"nul\": \"a\ufffdb\"}"));
  }

  @Test
  void shouldForgetAStreamsRowsWhenItIsDeleted() {
    Story a = Story.of("a", 4);
    writeAll(a);
    writeAll(Story.of("b", 4));
    var before = database.dump();

    database.run("DELETE FROM live_streams WHERE id = '" + a.streamId() + "'");

    assertThat(database.count("live_cycles")).isEqualTo(4);
    assertThat(database.count("live_deviations"))
        .isEqualTo(before.get("live_deviations").size() / 2);
    assertThat(database.count("live_alerts")).isEqualTo(before.get("live_alerts").size() / 2);
  }

  private static List<String> row(String values) {
    List<String> row = new java.util.ArrayList<>(List.of(values.split(",")));
    row.replaceAll(value -> value.equals("null") ? null : value);
    return row;
  }
}
