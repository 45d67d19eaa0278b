package io.vertac.cycle.topology;

import static io.vertac.cycle.topology.CycleScenario.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.events.CommandResult;
import io.vertac.events.CommandType;
import io.vertac.events.CycleEvent;
import io.vertac.events.CycleState;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LabelsTest {
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
  void shouldTellOfTheLabelWhenTheCycleIsFinished() {
    CycleEvent cycle = play(false);
    CommandResult result = label(cycle.getCycleId(), "good");
    assertThat(result.getAccepted()).isTrue();
    List<CycleEvent> events = scenario.events();
    assertThat(events).hasSize(1);
    CycleEvent event = events.get(0);
    assertThat(event.getCause()).isEqualTo("label");
    assertThat(event.getLabel()).isEqualTo("good");
    assertThat(event.getCycleId()).isEqualTo(cycle.getCycleId());
    assertThat(event.getState()).isEqualTo(CycleState.stopped);
    assertThat(event.getFinal$()).isFalse();
    assertThat(event.getBecomesReference()).isFalse();
    assertThat(event.getSampleCount()).isEqualTo(cycle.getSampleCount());
  }

  @Test
  void shouldRefuseToCallAnAbortedCycleGood() {
    CycleEvent aborted = play(true);
    assertThat(label(aborted.getCycleId(), "good").getCode()).isEqualTo("cycle_aborted");
    assertThat(scenario.events()).isEmpty();
    assertThat(label(aborted.getCycleId(), "bad").getCode()).isEqualTo("ok");
    assertThat(label(aborted.getCycleId(), "ignore").getCode()).isEqualTo("ok");
    assertThat(scenario.events())
        .extracting(CycleEvent::getState)
        .containsExactly(CycleState.aborted, CycleState.aborted);
  }

  @Test
  void shouldTakeALabelBackWhenItIsNone() {
    CycleEvent cycle = play(false);
    label(cycle.getCycleId(), "bad");
    label(cycle.getCycleId(), "none");
    assertThat(scenario.events()).extracting(CycleEvent::getLabel).containsExactly("bad", "none");
  }

  @Test
  void shouldRefuseALabelNobodyKnows() {
    CycleEvent cycle = play(false);
    assertThat(label(cycle.getCycleId(), "splendid").getCode()).isEqualTo("unknown_label");
    assertThat(label(cycle.getCycleId(), null).getCode()).isEqualTo("unknown_label");
    assertThat(scenario.events()).isEmpty();
  }

  @Test
  void shouldRefuseWhenTheCycleIsUnknownOrRuns() {
    assertThat(label("nobody", "good").getCode()).isEqualTo("unknown_cycle");
    String running = scenario.command(CommandType.start, now).getStatus().getCycleId();
    assertThat(label(running, "good").getCode()).isEqualTo("cycle_not_finished");
  }

  private CommandResult label(String cycleId, String label) {
    return scenario.command(
        CommandType.label,
        now,
        c -> {
          c.setCycleId(cycleId);
          c.setLabel(label);
        });
  }

  private CycleEvent play(boolean abort) {
    scenario.command(CommandType.start, now, c -> c.setTimestamp(time(now)));
    scenario.samples("p1", now + 2, now + 1, now + 2);
    CommandType end = abort ? CommandType.abort : CommandType.stop;
    scenario.command(end, now + 3, c -> c.setTimestamp(time(now + 3)));
    now += 20;
    scenario.silence(20);
    List<CycleEvent> events = scenario.events();
    return events.get(events.size() - 1);
  }
}
