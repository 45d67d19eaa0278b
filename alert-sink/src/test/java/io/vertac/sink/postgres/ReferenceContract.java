package io.vertac.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.events.CycleEvent;
import io.vertac.events.CycleState;
import io.vertac.sink.Story;
import io.vertac.topics.Topics;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A stream and recipe have one reference: the one chosen last. */
abstract class ReferenceContract extends PostgresWriterContract {
  private static final String ALL_BUT_THE_MARK =
      "SELECT to_jsonb(c) - '{is_reference,label,labelled_at}'::text[] FROM live_cycles c"
          + " ORDER BY cycle_number";

  @Test
  void shouldMoveTheMarkWhenAnotherCycleIsChosen() {
    writeAll(Story.of("a", 5));
    assertThat(references()).containsExactly(List.of("1", ""));

    writeAll(Story.of("a", 7));
    assertThat(references()).containsExactly(List.of("5", ""));
  }

  @Test
  void shouldKeepTheMarkWhenAnOlderChoiceIsReadAgain() {
    writeAll(Story.of("a", 7));
    writeAll(Story.of("a", 3));

    assertThat(references()).containsExactly(List.of("5", ""));
  }

  @Test
  void shouldKeepOneReferenceForEachRecipe() {
    Story story = new Story("a");
    becomesReference(story, 1, "red", 1);
    becomesReference(story, 2, "blue", 1);
    becomesReference(story, 3, "red", 2);
    writeAll(story);

    assertThat(references()).containsExactly(List.of("2", "blue"), List.of("3", "red"));
  }

  @Test
  void shouldMarkAnOlderCycleAndChangeNothingElseWhenItIsChosenLater() {
    Story story = Story.of("a", 5);
    writeAll(story);
    var before = database.query(ALL_BUT_THE_MARK);

    writeAll(decision(2, "set_reference", 9));

    assertThat(references()).containsExactly(List.of("2", ""));
    assertThat(database.query(ALL_BUT_THE_MARK)).isEqualTo(before);
  }

  @Test
  void shouldEndTheSameWhenTheChoiceIsReadBeforeTheCycle() {
    writeAll(Story.of("a", 5));
    writeAll(decision(2, "set_reference", 9));
    var expected = database.dump();
    disconnect();
    connect();

    writeAll(decision(2, "set_reference", 9));
    assertThat(database.value("SELECT status FROM live_streams")).isEqualTo("idle");
    writeAll(Story.of("a", 5));

    assertThat(database.dump()).isEqualTo(expected);
  }

  @Test
  void shouldKeepTheLabelThatWasGivenLast() {
    writeAll(Story.of("a", 5));
    var before = database.query(ALL_BUT_THE_MARK);
    writeAll(label(2, "bad", 20));
    writeAll(label(2, "good", 10));
    writeAll(label(3, "ignore", 10));
    writeAll(label(3, "none", 20));

    assertThat(
            database.query("SELECT cycle_number, label FROM live_cycles WHERE label IS NOT NULL"))
        .containsExactly(List.of("2", "bad"));
    assertThat(database.query(ALL_BUT_THE_MARK)).isEqualTo(before);
  }

  private static Story label(int number, String label, int second) {
    Story story = new Story("a");
    CycleEvent event =
        decisionEvent(story, number, "label")
            .setLabel(label)
            .setOccurredAt(Story.BEGIN.plusSeconds(3600 + second))
            .build();
    return story.add(Topics.CYCLES, story.streamId(), event.getOccurredAt(), event);
  }

  private static Story decision(int number, String cause, int version) {
    Story story = new Story("a");
    CycleEvent event =
        decisionEvent(story, number, cause)
            .setBecomesReference(true)
            .setReferenceVersion(version)
            .build();
    return story.add(Topics.CYCLES, story.streamId(), event.getOccurredAt(), event);
  }

  /** As the cycle-processor tells of what people decide about a cycle that is over. */
  private static CycleEvent.Builder decisionEvent(Story story, int number, String cause) {
    return story
        .eventBuilder(number, CycleState.stopped, cause)
        .setOccurredAt(Story.BEGIN.plusSeconds(3600))
        .setMetadata(null)
        .setDuplicateCount(0);
  }

  private static void becomesReference(Story story, int number, String recipe, int version) {
    story.add(
        Topics.CYCLES,
        story.streamId(),
        Story.BEGIN,
        story
            .eventBuilder(number, CycleState.stopped, "grace_elapsed")
            .setFinal$(true)
            .setRecipe(recipe)
            .setBecomesReference(true)
            .setReferenceVersion(version)
            .build());
  }

  private List<List<String>> references() {
    return database.query(
        "SELECT cycle_number, recipe FROM live_cycles WHERE is_reference ORDER BY cycle_number");
  }
}
