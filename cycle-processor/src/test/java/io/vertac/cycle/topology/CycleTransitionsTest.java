package io.vertac.cycle.topology;

import static io.vertac.cycle.topology.CycleScenario.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.events.CommandResult;
import io.vertac.events.CommandType;
import io.vertac.events.CycleCommand;
import io.vertac.events.CycleEvent;
import io.vertac.events.CycleState;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CycleTransitionsTest {
  private final CycleScenario scenario = new CycleScenario();

  @AfterEach
  void close() {
    scenario.close();
  }

  @Test
  void shouldWaitForStartWhenRegistered() {
    scenario.register("p1");
    CycleEvent event = scenario.events().get(0);
    assertThat(event.getState()).isEqualTo(CycleState.waiting_start);
    assertThat(event.getPreviousState()).isEqualTo(CycleState.idle);
    scenario.silence(1);
    assertThat(scenario.lastStatus().getState()).isEqualTo(CycleState.waiting_start);
  }

  @Test
  void shouldTellNothingNewWhenRegisteredAgain() {
    scenario.register("p1").events();
    scenario.register("p1");
    assertThat(scenario.events()).isEmpty();
  }

  @Test
  void shouldRunThroughAWholeCycle() {
    scenario.register("p1");
    CommandResult started = scenario.command(CommandType.start, 0);
    assertThat(started.getAccepted()).isTrue();
    assertThat(started.getStatus().getState()).isEqualTo(CycleState.active);
    scenario.samples("p1", 1, 0.2, 0.4, 0.6);
    assertThat(scenario.command(CommandType.stop, 1.5).getStatus().getState())
        .isEqualTo(CycleState.stopping);
    scenario.silence(11);

    List<CycleEvent> events = scenario.events();
    assertThat(events)
        .extracting(CycleEvent::getState)
        .containsExactly(
            CycleState.waiting_start, CycleState.active, CycleState.stopping, CycleState.stopped);
    CycleEvent last = events.get(3);
    assertThat(last.getFinal$()).isTrue();
    assertThat(last.getSampleCount()).isEqualTo(3);
    assertThat(last.getCycleNumber()).isEqualTo(1);
    assertThat(last.getTracedSensors()).containsExactly("p1");
    assertThat(scenario.traces().get(0).getValues()).containsExactly(0.2, 0.4, 0.6);
    assertThat(scenario.lastStatus().getState()).isEqualTo(CycleState.stopped);
  }

  @Test
  void shouldRefuseASecondStartWhileOneRuns() {
    scenario.register("p1").command(CommandType.start, 0);
    CommandResult second = scenario.command(CommandType.start, 1);
    assertThat(second.getAccepted()).isFalse();
    assertThat(second.getCode()).isEqualTo("cycle_already_running");
    assertThat(second.getStatus().getState()).isEqualTo(CycleState.active);
  }

  @Test
  void shouldRefuseWhatNeedsARunningCycleWhenThereIsNone() {
    scenario.register("p1");
    for (CommandType type :
        List.of(CommandType.stop, CommandType.pause, CommandType.resume, CommandType.abort)) {
      assertThat(scenario.command(type, 1).getCode()).isEqualTo("no_running_cycle");
    }
  }

  @Test
  void shouldRefuseAStartOfAStreamThatIsNotRegistered() {
    assertThat(scenario.command(CommandType.start, 0).getCode()).isEqualTo("unknown_stream");
  }

  @Test
  void shouldRefuseAStopBeforeTheStart() {
    scenario.register("p1").command(CommandType.start, 5, c -> c.setTimestamp(time(5)));
    CommandResult stop = scenario.command(CommandType.stop, 6, c -> c.setTimestamp(time(4)));
    assertThat(stop.getCode()).isEqualTo("stop_before_start");
    assertThat(stop.getStatus().getState()).isEqualTo(CycleState.active);
  }

  @Test
  void shouldGiveTheSameAnswerWhenACommandIsRepeated() {
    scenario.register("p1");
    CycleCommand[] start = new CycleCommand[1];
    CommandResult first = scenario.command(CommandType.start, 0, c -> start[0] = c);
    scenario.events();
    CommandResult again = scenario.send(start[0]);
    assertThat(again).isEqualTo(first);
    assertThat(scenario.events()).isEmpty();
    scenario.command(CommandType.stop, 1);
    scenario.silence(11).events();
    assertThat(scenario.send(start[0]).getStatus().getCycleId())
        .isEqualTo(first.getStatus().getCycleId());
    assertThat(scenario.events()).isEmpty();
  }

  @Test
  void shouldAbortByHandAndStillWriteTheCurves() {
    scenario.register("p1").command(CommandType.start, 0);
    scenario.samples("p1", 1, 0.5, 1.0);
    CommandResult aborted =
        scenario.command(CommandType.abort, 2, c -> c.setReason("connection_lost"));
    assertThat(aborted.getStatus().getState()).isEqualTo(CycleState.aborted);
    scenario.silence(11);
    List<CycleEvent> events = scenario.events();
    CycleEvent last = events.get(events.size() - 1);
    assertThat(last.getState()).isEqualTo(CycleState.aborted);
    assertThat(last.getCause()).isEqualTo("connection_lost");
    assertThat(last.getFinal$()).isTrue();
    assertThat(last.getBecomesReference()).isFalse();
    assertThat(scenario.traces()).hasSize(1);
  }

  @Test
  void shouldTellWhoBrokeACycleOffUntilItsEnd() {
    scenario.register("p1", "p2").command(CommandType.start, 0);
    scenario.samples("p1", 1, 0.5, 1.0);
    scenario.events();
    scenario.command(CommandType.abort, 2, c -> c.setAbortedBy("Jo Lee"));
    scenario.silence(11);
    assertThat(scenario.events())
        .hasSize(2)
        .allSatisfy(
            event -> {
              assertThat(event.getCause()).isEqualTo("manual_abort");
              assertThat(event.getAbortedBy()).isEqualTo("Jo Lee");
              assertThat(event.getUntracedNames()).containsOnlyKeys("p2");
            });
  }

  @Test
  void shouldEndNoOtherCycleThanTheOneMeant() {
    scenario.register("p1");
    String first = scenario.command(CommandType.start, 0).getStatus().getCycleId();
    scenario.command(CommandType.stop, 1, c -> c.setCycleId(first));
    String second = scenario.command(CommandType.start, 2).getStatus().getCycleId();
    for (CommandType type : List.of(CommandType.stop, CommandType.abort)) {
      CommandResult refused = scenario.command(type, 3, c -> c.setCycleId(first));
      assertThat(refused.getCode()).isEqualTo("other_cycle_running");
      assertThat(refused.getMessage()).contains("cycle 2", second);
      assertThat(refused.getStatus().getState()).isEqualTo(CycleState.active);
    }
    assertThat(scenario.command(CommandType.abort, 4, c -> c.setCycleId(second)).getAccepted())
        .isTrue();
    assertThat(scenario.command(CommandType.abort, 5, c -> c.setCycleId(second)).getCode())
        .isEqualTo("no_running_cycle");
  }

  @Test
  void shouldKeepSamplesOfAPauseButNotCompareThem() {
    scenario.register("p1").command(CommandType.start, 0, c -> c.setTimestamp(time(0)));
    scenario.samples("p1", 1, 0.5, 1.0);
    scenario.command(CommandType.pause, 2, c -> c.setTimestamp(time(2)));
    assertThat(scenario.lastStatus().getPaused()).isTrue();
    scenario.samples("p1", 3, 2.0, 3.0);
    scenario.command(CommandType.resume, 4, c -> c.setTimestamp(time(4)));
    scenario.samples("p1", 5, 4.0, 5.0);
    scenario.command(CommandType.stop, 6, c -> c.setTimestamp(time(6)));
    scenario.silence(11);
    List<CycleEvent> events = scenario.events();
    assertThat(events.get(events.size() - 1).getSampleCount()).isEqualTo(6);
    var trace = scenario.traces().get(0);
    assertThat(trace.getValues()).containsExactly(0.5, 1.0, 4.0, 5.0);
    assertThat(trace.getSampleCount()).isEqualTo(6);
    assertThat(trace.getPauses()).hasSize(1);
  }

  @Test
  void shouldTellTheRecipeOfTheStart() {
    scenario
        .register("p1")
        .command(CommandType.start, 0, c -> c.setMetadata("{\"recipe\":\"lid-7\",\"shift\":2}"));
    assertThat(scenario.events().get(1).getRecipe()).isEqualTo("lid-7");
  }
}
