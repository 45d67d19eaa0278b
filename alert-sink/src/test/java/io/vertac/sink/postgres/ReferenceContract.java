package io.vertac.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.events.CycleState;
import io.vertac.sink.Story;
import io.vertac.topics.Topics;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A stream and recipe have one reference: the one chosen last. */
abstract class ReferenceContract extends PostgresWriterContract {

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
  void shouldMarkAnOlderCycleWhenItIsChosenLater() {
    Story story = Story.of("a", 5);
    writeAll(story);
    Story choice = new Story("a");
    becomesReference(choice, 2, "", 9);
    writeAll(choice);

    assertThat(references()).containsExactly(List.of("2", ""));
    assertThat(database.value("SELECT status FROM live_cycles WHERE cycle_number = 2"))
        .isEqualTo("stopped");
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
