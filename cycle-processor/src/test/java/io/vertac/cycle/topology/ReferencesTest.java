package io.vertac.cycle.topology;

import static io.vertac.cycle.topology.CycleScenario.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.events.CommandResult;
import io.vertac.events.CommandType;
import io.vertac.events.CycleEvent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReferencesTest {
  private final CycleScenario scenario = new CycleScenario();
  private double now;

  @BeforeEach
  void register() {
    scenario.register("p1").events();
  }

  @AfterEach
  void close() {
    scenario.close();
  }

  @Test
  void shouldMakeTheFirstCompleteCycleTheReference() {
    CycleEvent aborted = play("", true);
    CycleEvent first = play("", false);
    CycleEvent second = play("", false);
    assertThat(aborted.getBecomesReference()).isFalse();
    assertThat(first.getBecomesReference()).isTrue();
    assertThat(first.getReferenceCycleId()).isNull();
    assertThat(second.getReferenceCycleId()).isEqualTo(first.getCycleId());
    assertThat(second.getPreviousCycleId()).isEqualTo(first.getCycleId());
    assertThat(second.getReferenceVersion()).isEqualTo(1);
  }

  @Test
  void shouldUseAnotherReferenceForTheCyclesAfterTheChoice() {
    CycleEvent first = play("", false);
    CycleEvent second = play("", false);
    scenario.command(CommandType.start, now, c -> c.setTimestamp(time(now)));
    CommandResult choice =
        scenario.command(
            CommandType.set_reference, now + 1, c -> c.setCycleId(second.getCycleId()));
    assertThat(choice.getAccepted()).isTrue();
    CycleEvent third = finish(false);
    CycleEvent fourth = play("", false);
    assertThat(third.getReferenceCycleId()).isEqualTo(first.getCycleId());
    assertThat(fourth.getReferenceCycleId()).isEqualTo(second.getCycleId());
    assertThat(fourth.getReferenceVersion()).isEqualTo(2);
  }

  @Test
  void shouldRefuseAReferenceThatIsNoCompleteCycle() {
    CycleEvent aborted = play("", true);
    assertThat(choose(aborted.getCycleId())).isEqualTo("cycle_aborted");
    assertThat(choose("nobody")).isEqualTo("unknown_cycle");
    String running = scenario.command(CommandType.start, now).getStatus().getCycleId();
    assertThat(choose(running)).isEqualTo("cycle_not_finished");
  }

  @Test
  void shouldChangeNothingWhenTheReferenceIsChosenAgain() {
    CycleEvent first = play("", false);
    assertThat(choose(first.getCycleId())).isEqualTo("ok");
    assertThat(scenario.events()).isEmpty();
  }

  @Test
  void shouldKeepAReferenceForEachRecipe() {
    CycleEvent lid = play("lid", false);
    CycleEvent box = play("box", false);
    CycleEvent secondLid = play("lid", false);
    assertThat(box.getBecomesReference()).isTrue();
    assertThat(secondLid.getReferenceCycleId()).isEqualTo(lid.getCycleId());
    assertThat(secondLid.getPreviousCycleId()).isEqualTo(lid.getCycleId());
  }

  private String choose(String cycleId) {
    return scenario.command(CommandType.set_reference, now, c -> c.setCycleId(cycleId)).getCode();
  }

  private CycleEvent play(String recipe, boolean abort) {
    scenario.command(
        CommandType.start,
        now,
        c -> {
          c.setTimestamp(time(now));
          c.setMetadata("{\"recipe\":\"" + recipe + "\"}");
        });
    return finish(abort);
  }

  private CycleEvent finish(boolean abort) {
    scenario.samples("p1", now + 2, now + 1, now + 2);
    CommandType end = abort ? CommandType.abort : CommandType.stop;
    scenario.command(end, now + 3, c -> c.setTimestamp(time(now + 3)));
    now += 20;
    scenario.silence(20);
    List<CycleEvent> events = scenario.events();
    return events.get(events.size() - 1);
  }
}
