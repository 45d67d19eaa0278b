package io.vertac.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.events.ComparisonType;
import io.vertac.events.CycleState;
import io.vertac.sink.Story;
import io.vertac.sink.StoryRecord;
import io.vertac.sink.TestDatabase;
import io.vertac.topics.Topics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Records come twice, late, in any order; the rows do not show it. */
abstract class ArrivalContract extends PostgresWriterContract {

  @Test
  void shouldChangeNoRowWhenEverythingIsWrittenAgain() {
    Story story = Story.of("a", 7);
    writeAll(story);
    var before = database.dump();

    writeAll(story);
    writeInBatches(story.records(), 3);

    assertThat(database.dump()).isEqualTo(before);
    assertThat(before.get("live_cycles")).hasSize(7);
    assertThat(before.get("live_deviations")).hasSize(5 * 2 * Story.SENSORS);
    assertThat(before.get("live_analyses")).hasSize(6);
  }

  @Test
  void shouldEndWithTheSameRowsWhateverTheOrder() {
    List<StoryRecord> records = new ArrayList<>(Story.of("a", 7).records());
    records.addAll(Story.of("b", 4).records());
    writeInBatches(records, 50);
    var expected = database.dump();

    for (int seed = 0; seed < 12; seed++) {
      TestDatabase first = database;
      disconnect();
      connect();
      assertThat(database.address()).isNotEqualTo(first.address());
      Collections.shuffle(records, new Random(seed));
      writeInBatches(records, 1 + seed * 7);
      assertThat(database.dump()).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void shouldHoldAPlaceOpenWhenADeviationComesBeforeItsCycle() {
    Story story = Story.of("a", 3);
    List<StoryRecord> deviations =
        story.records().stream().filter(r -> r.topic().suffix().equals("deviations")).toList();
    assertThat(write(deviations).rejected()).isEmpty();

    assertThat(database.query("SELECT status FROM live_cycles WHERE end_time IS NULL"))
        .as("nobody takes a finished cycle for a running one")
        .isEmpty();
    assertThat(database.count("live_cycles")).isEqualTo(2);

    writeAll(story);
    assertThat(database.query("SELECT status FROM live_cycles ORDER BY cycle_number"))
        .containsExactly(List.of("stopped"), List.of("stopped"), List.of("active"));
  }

  @Test
  void shouldNotGoBackWhenAnOldEventIsReadAgain() {
    writeAll(Story.of("a", 2));
    var before = database.dump();

    writeAll(new Story("a").event(1, CycleState.active, "start", false).status(1, 1, 1));
    writeAll(new Story("a").event(1, CycleState.stopping, "stop", false));

    assertThat(database.dump()).isEqualTo(before);
  }

  @Test
  void shouldLetTheFinalEventWinOverALaterOneThatIsNot() {
    Story story = new Story("a").event(1, CycleState.stopped, "grace_elapsed", true);
    writeAll(story);
    Story later = new Story("a");
    later.add(
        Topics.CYCLES,
        later.streamId(),
        Story.BEGIN,
        later
            .eventBuilder(1, CycleState.stopped, "grace_elapsed")
            .setOccurredAt(Story.BEGIN.plusSeconds(900))
            .setSampleCount(9999)
            .build());
    writeAll(later);

    assertThat(count()).isEqualTo("241");
    assertThat(database.value("SELECT final FROM live_cycles")).isEqualTo("t");
  }

  @Test
  void shouldKeepTheNewerRevisionWhicheverComesFirst() {
    writeAll(new Story("a").deviation(2, 0, ComparisonType.reference, 3).analysis(2, 3));
    writeAll(new Story("a").deviation(2, 0, ComparisonType.reference, 2).analysis(2, 2));

    assertThat(database.query("SELECT revision, score FROM live_deviations"))
        .containsExactly(List.of("3", "3"));
    assertThat(database.query("SELECT analysis_revision, health_score FROM live_cycles"))
        .contains(List.of("3", "93"));
    assertThat(database.value("SELECT revision FROM live_analyses")).isEqualTo("3");
  }

  @Test
  void shouldKeepTheCountOfARunningCycleFresh() {
    Story story = Story.of("a", 1);
    writeAll(story);
    writeAll(new Story("a").status(1, 170, 20).status(1, 90, 19));
    assertThat(count()).isEqualTo("170");

    writeAll(new Story("a").event(1, CycleState.stopped, "grace_elapsed", true));
    writeAll(new Story("a").status(1, 999, 21));
    assertThat(count()).as("the final event's count is exact").isEqualTo("241");
  }

  private String count() {
    return database.value("SELECT sample_count FROM live_cycles");
  }
}
