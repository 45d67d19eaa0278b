package io.vertac.cycle.topology;

import static io.vertac.cycle.topology.CycleScenario.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.events.CommandType;
import io.vertac.events.CycleCommand;
import io.vertac.events.CycleEvent;
import io.vertac.events.CycleState;
import io.vertac.events.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CycleTimeTest {
  private final CycleScenario scenario = new CycleScenario();

  @AfterEach
  void close() {
    scenario.close();
  }

  @Test
  void shouldTakeInSamplesThatArriveBeforeTheStartWasRead() {
    scenario.register("p1");
    scenario.samples("p1", 5, 1, 2, 3, 4, 5);
    scenario.command(CommandType.start, 5.5, c -> c.setTimestamp(time(3)));
    scenario.samples("p1", 6, 6);
    stopAt(7);
    assertThat(values()).containsExactly(3.0, 4.0, 5.0, 6.0);
    assertThat(finalEvent().getSampleCount()).isEqualTo(4);
  }

  @Test
  void shouldForgetSamplesThatWaitedTooLongForAStart() {
    scenario.register("p1");
    scenario.samples("p1", 1, 1);
    scenario.samples("p1", 100, 100);
    scenario.command(CommandType.start, 101, c -> c.setTimestamp(time(0)));
    stopAt(102);
    assertThat(values()).containsExactly(100.0);
  }

  @Test
  void shouldSortSamplesThatArriveOutOfOrder() {
    scenario.register("p1").command(CommandType.start, 0, c -> c.setTimestamp(time(0)));
    scenario.samples("p1", 2, 2, 1.5);
    scenario.samples("p1", 3, 0.5, 1, 2.5);
    stopAt(3);
    assertThat(values()).containsExactly(0.5, 1.0, 1.5, 2.0, 2.5);
  }

  @Test
  void shouldTakeInSamplesOfTheCycleDuringTheGracePeriod() {
    scenario.register("p1").command(CommandType.start, 0, c -> c.setTimestamp(time(0)));
    scenario.samples("p1", 1, 1);
    scenario.command(CommandType.stop, 3, c -> c.setTimestamp(time(3)));
    scenario.samples("p1", 12.9, 2, 3, 4);
    scenario.silence(11);
    assertThat(values()).containsExactly(1.0, 2.0, 3.0);
  }

  @Test
  void shouldSendLaterSamplesToTheDeadLetters() {
    scenario.register("p1").command(CommandType.start, 0, c -> c.setTimestamp(time(0)));
    scenario.samples("p1", 1, 1);
    scenario.command(CommandType.stop, 3, c -> c.setTimestamp(time(3)));
    scenario.samples("p1", 13.1, 2, 13);
    assertThat(values()).containsExactly(1.0);
    DeadLetter letter = scenario.deadLetters().get(0);
    assertThat(letter.getReason()).isEqualTo("late");
    assertThat(letter.getOriginTopic()).isEqualTo("vertac.samples");
    assertThat(StandardCharsets.UTF_8.decode(letter.getPayload()).toString())
        .isEqualTo(
            "{\"stream_id\":\""
                + CycleScenario.STREAM
                + "\",\"samples\":[{\"timestamp\":\"2026-03-01T08:00:02Z\",\"sensor_id\":\"p1\","
                + "\"sensor_name\":\"name of p1\",\"value\":2.0,\"unit\":\"bar\",\"quality\":1.0}]}");
    scenario.silence(1);
    assertThat(scenario.lastStatus().getLateCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-90, 90})
  void shouldLoseNothingWhenTheMachinesClockIsWrong(double error) {
    scenario.register("p1").command(CommandType.start, 0);
    for (int i = 1; i <= 10; i++) {
      scenario.samples("p1", i, i + error - 0.5, i + error);
    }
    scenario.command(CommandType.stop, 10.2);
    scenario.command(CommandType.start, 12);
    for (int i = 13; i <= 15; i++) {
      scenario.samples("p1", i, i + error - 0.5, i + error);
    }
    scenario.command(CommandType.stop, 15.2);
    scenario.silence(11);
    scenario.silence(11);
    List<CycleEvent> finals = scenario.events().stream().filter(CycleEvent::getFinal$).toList();
    assertThat(finals).extracting(CycleEvent::getSampleCount).containsExactly(20L, 6L);
    assertThat(finals.get(1).getStartTime()).isEqualTo(time(12 + error));
  }

  @Test
  void shouldPlaceAStartWithTheFirstSamplesWhenTheClockProvesOtherwise() {
    scenario.register("p1");
    scenario.samples("p1", 1, 1);
    scenario.command(CommandType.start, 20);
    scenario.samples("p1", 21, 2, 3, 4);
    scenario.command(CommandType.stop, 22);
    scenario.silence(11);
    assertThat(values()).containsExactly(2.0, 3.0, 4.0);
  }

  @Test
  void shouldNotBeMisledByABatchThatWasHeldUp() {
    scenario.register("p1");
    scenario.samples("p1", 1, 1);
    scenario.command(CommandType.start, 2);
    scenario.samples("p1", 3, 2.5, 3);
    scenario.samples("p1", 40, 4, 5, 6);
    scenario.command(CommandType.stop, 41);
    scenario.samples("p1", 42, 39, 40.5);
    scenario.silence(11);
    assertThat(values()).containsExactly(2.5, 3.0, 4.0, 5.0, 6.0, 39.0, 40.5);
  }

  @Test
  void shouldAbortWhenTheStreamFallsSilent() {
    scenario.register("p1").command(CommandType.start, 0, c -> c.setTimestamp(time(0)));
    scenario.samples("p1", 5, 4, 5);
    scenario.silence(20);
    assertThat(scenario.passedDeadlines()).isEmpty();
    scenario.silence(11);
    scenario.silence(11);
    List<CycleEvent> events = scenario.events();
    CycleEvent aborted = events.get(events.size() - 2);
    assertThat(aborted.getState()).isEqualTo(CycleState.aborted);
    assertThat(aborted.getCause()).isEqualTo("sample_timeout");
    assertThat(aborted.getOccurredAt()).isEqualTo(time(35));
    assertThat(aborted.getEndTime()).isEqualTo(time(5));
    assertThat(events.get(events.size() - 1).getFinal$()).isTrue();
    assertThat(values()).containsExactly(4.0, 5.0);
    assertThat(scenario.passedDeadlines())
        .extracting(CycleCommand::getType)
        .containsExactly(CommandType.sample_timeout, CommandType.grace_elapsed);
  }

  @Test
  void shouldAbortWhenABatchShowsThatTheMachineWasSilent() {
    scenario.register("p1").command(CommandType.start, 0, c -> c.setTimestamp(time(0)));
    scenario.samples("p1", 5, 5);
    scenario.samples("p1", 50, 50);
    scenario.silence(11);
    assertThat(scenario.events()).extracting(CycleEvent::getCause).contains("sample_timeout");
    assertThat(values()).containsExactly(5.0);
  }

  @Test
  void shouldGoOnWhenABacklogFillsTheGap() {
    scenario.register("p1").command(CommandType.start, 0, c -> c.setTimestamp(time(0)));
    scenario.samples("p1", 5, 5);
    scenario.samples("p1", 70, 6, 7, 8);
    scenario.samples("p1", 70.1, 68, 69, 70);
    stopAt(71);
    assertThat(finalEvent().getState()).isEqualTo(CycleState.stopped);
    assertThat(values()).containsExactly(5.0, 6.0, 7.0, 8.0, 68.0, 69.0, 70.0);
  }

  @Test
  void shouldNotTimeOutWhilePaused() {
    scenario.register("p1").command(CommandType.start, 0, c -> c.setTimestamp(time(0)));
    scenario.samples("p1", 1, 1);
    scenario.command(CommandType.pause, 2);
    scenario.silence(300);
    assertThat(scenario.passedDeadlines()).isEmpty();
    scenario.command(CommandType.resume, 302);
    scenario.silence(29);
    assertThat(scenario.passedDeadlines()).isEmpty();
    scenario.silence(2);
    assertThat(scenario.passedDeadlines()).hasSize(1);
  }

  @Test
  void shouldIgnoreATimeoutThatASampleOvertook() {
    scenario.register("p1");
    String cycle = scenario.command(CommandType.start, 0).getStatus().getCycleId();
    scenario.samples("p1", 20, 20);
    scenario.command(CommandType.sample_timeout, 30, c -> c.setCycleId(cycle));
    assertThat(scenario.events())
        .extracting(CycleEvent::getState)
        .doesNotContain(CycleState.aborted);
  }

  @Test
  void shouldGiveSamplesBeyondTheStopToTheNextCycle() {
    scenario.register("p1").command(CommandType.start, 0, c -> c.setTimestamp(time(0)));
    scenario.samples("p1", 6, 1, 2, 3, 4, 5, 6);
    scenario.command(CommandType.stop, 6.1, c -> c.setTimestamp(time(3)));
    scenario.command(CommandType.start, 6.2, c -> c.setTimestamp(time(4)));
    scenario.samples("p1", 7, 7);
    scenario.command(CommandType.stop, 8, c -> c.setTimestamp(time(7)));
    scenario.silence(30);
    scenario.silence(30);
    var traces = scenario.traces();
    assertThat(traces.get(0).getValues()).containsExactly(1.0, 2.0, 3.0);
    assertThat(traces.get(1).getValues()).containsExactly(4.0, 5.0, 6.0, 7.0);
  }

  @Test
  void shouldRunTheNextCycleWhileTheOneBeforeIsInItsGracePeriod() {
    scenario.register("p1").command(CommandType.start, 0, c -> c.setTimestamp(time(0)));
    scenario.samples("p1", 1, 1);
    scenario.command(CommandType.stop, 3, c -> c.setTimestamp(time(3)));
    scenario.command(CommandType.start, 4, c -> c.setTimestamp(time(4)));
    scenario.samples("p1", 5, 2, 5);
    assertThat(scenario.command(CommandType.stop, 6).getAccepted()).isTrue();
    scenario.silence(30);
    scenario.silence(30);
    var traces = scenario.traces();
    assertThat(traces).extracting(t -> t.getCycleNumber()).containsExactly(1, 2, 1);
    assertThat(traces.get(0).getValues()).containsExactly(1.0);
    assertThat(traces.get(1).getValues()).containsExactly(5.0);
    assertThat(traces.get(2).getValues()).containsExactly(1.0, 2.0);
  }

  @Test
  void shouldKeepNanosecondsApart() {
    scenario.register("p1").command(CommandType.start, 0, c -> c.setTimestamp(time(0)));
    scenario.samples("p1", 2, 1.000000001, 1.000000002);
    stopAt(3);
    assertThat(scenario.traces().get(0).getOffsetsNs())
        .containsExactly(1_000_000_001L, 1_000_000_002L);
  }

  private void stopAt(double seconds) {
    scenario.command(CommandType.stop, seconds, c -> c.setTimestamp(time(seconds)));
    scenario.silence(11);
  }

  /** Of the curve as it was written last. */
  private List<Double> values() {
    var traces = scenario.traces();
    return traces.get(traces.size() - 1).getValues();
  }

  private CycleEvent finalEvent() {
    List<CycleEvent> events = scenario.events();
    return events.get(events.size() - 1);
  }
}
