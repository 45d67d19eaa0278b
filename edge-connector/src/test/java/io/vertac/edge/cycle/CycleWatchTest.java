package io.vertac.edge.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.edge.device.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CycleWatchTest {
  private CycleState state = CycleState.FIRST;

  @Test
  void shouldFollowABit() {
    CycleRule rule = during(new Level(0, Level.Kind.BIT, 2, 0));
    assertThat(play(rule, 0, 4, 5, 1, 7, 3))
        .containsExactly("start 1", "stop 3", "start 4", "stop 5");
  }

  @Test
  void shouldFollowAThresholdWithHysteresis() {
    CycleRule rule = during(new Level(0, Level.Kind.ABOVE, 20, 5));
    assertThat(play(rule, 1, 19, 20, 16, 21, 15, 14.9, 19, 20))
        .containsExactly("start 2", "stop 6", "start 8");
    state = CycleState.FIRST;
    CycleRule below = during(new Level(0, Level.Kind.BELOW, 5, 1));
    assertThat(play(below, 9, 5, 5.9, 6.1)).containsExactly("start 1", "stop 3");
  }

  @Test
  void shouldNotTakeWhatIsOnAtFirstSightForAStart() {
    CycleRule rule = during(new Level(0, Level.Kind.NONZERO, 0, 0));
    assertThat(play(rule, 1, 1, 0, 1)).containsExactly("start 3");
  }

  @Test
  void shouldFollowEdgesOfTwoSignals() {
    CycleRule rule =
        new CycleRule.StartStop(
            new Trigger(new Level(0, Level.Kind.NONZERO, 0, 0), Trigger.Edge.RISING),
            new Trigger(new Level(1, Level.Kind.NONZERO, 0, 0), Trigger.Edge.CHANGE));
    CycleWatch watch = new CycleWatch(rule, state);
    List<String> seen = new ArrayList<>();
    double[][] values = {{0, 0}, {1, 0}, {0, 0}, {1, 0}, {0, 1}, {0, 0}, {1, 0}, {1, 1}};
    for (int time = 0; time < values.length; time++) {
      note(
          watch.see(
              List.of(
                  new Reading(0, time, values[time][0], 1),
                  new Reading(1, time, values[time][1], 1))),
          seen);
    }
    assertThat(seen).containsExactly("start 1", "stop 4", "start 6", "stop 7");
  }

  @Test
  void shouldTakeEveryNewValueForACycleAndEndTheOneBeforeAtItsLastReading() {
    CycleWatch watch = new CycleWatch(each(10), state);
    List<String> seen = new ArrayList<>();
    String[] shots = {"A", "A", "B", "B", "C"};
    for (int time = 0; time < shots.length; time++) {
      note(watch.see(List.of(new Reading(0, time, Double.NaN, 1, shots[time]))), seen);
    }
    assertThat(seen).containsExactly("start 0", "stop 1", "start 2", "stop 3", "start 4");
    assertThat(watch.state().ordinal()).isEqualTo(2);
  }

  @Test
  void shouldEndACycleAtItsLastReadingWhenNothingCameForTooLong() {
    CycleWatch watch = new CycleWatch(each(10), state);
    List<String> seen = new ArrayList<>();
    note(watch.see(List.of(new Reading(0, 0, Double.NaN, 1, "A"))), seen);
    note(watch.see(List.of(new Reading(0, 7, Double.NaN, 1, "A"))), seen);
    assertThat(watch.silent(10)).isEmpty();
    assertThat(watch.silent(11)).hasValueSatisfying(s -> assertThat(s.timeNanos()).isEqualTo(7));
    assertThat(watch.silent(100)).isEmpty();
    // What is the same part still is no new one.
    note(watch.see(List.of(new Reading(0, 50, Double.NaN, 1, "A"))), seen);
    note(watch.see(List.of(new Reading(0, 51, Double.NaN, 1, "B"))), seen);
    // Read later than it was written, nothing was silent.
    note(watch.see(List.of(new Reading(0, 80, Double.NaN, 1, "B"))), seen);
    note(watch.see(List.of(new Reading(0, 81, Double.NaN, 1, "C"))), seen);
    assertThat(seen).containsExactly("start 0", "start 51", "stop 80", "start 81");
    assertThat(watch.state().ordinal()).isEqualTo(2);
  }

  @Test
  void shouldNotTakeTheFirstValueForAStartWhenItMayHaveBegunBefore() {
    CycleRule rule = new CycleRule.EachValue(0, Duration.ofSeconds(1), false);
    assertThat(play(rule, 7, 7, 8, 9)).containsExactly("start 2", "stop 2", "start 3");
  }

  @Test
  void shouldGiveUpTheRunningCycleWhenNobodyLooked() {
    CycleRule rule = during(new Level(0, Level.Kind.NONZERO, 0, 0));
    play(rule, 0, 1, 1);
    CycleWatch watch = new CycleWatch(rule, state);
    assertThat(watch.giveUp()).hasValueSatisfying(a -> assertThat(a.timeNanos()).isEqualTo(2));
    assertThat(watch.giveUp()).isEmpty();
    state = watch.state();
    // Another cycle may run by now, so its end is not that of the one before.
    assertThat(play(rule, 1, 0, 1)).containsExactly("start 2");
    assertThat(state.ordinal()).isEqualTo(1);
  }

  @Test
  void shouldEndNoOtherCycleForSilence() {
    CycleRule rule = during(new Level(0, Level.Kind.NONZERO, 0, 0));
    play(rule, 0, 1);
    assertThat(new CycleWatch(rule, state).silent(Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void shouldGoOnWhereAnEarlierProcessStood() {
    CycleRule rule = during(new Level(0, Level.Kind.NONZERO, 0, 0));
    assertThat(play(rule, 0, 1, 1)).containsExactly("start 1");
    state = CycleState.fromJson(state.toJson());
    assertThat(play(rule, 1, 0, 1)).containsExactly("stop 1", "start 2");
    assertThat(state.ordinal()).isEqualTo(1);
  }

  private List<String> play(CycleRule rule, double... values) {
    CycleWatch watch = new CycleWatch(rule, state);
    List<String> seen = new ArrayList<>();
    for (int time = 0; time < values.length; time++) {
      note(watch.see(List.of(new Reading(0, time, values[time], 1))), seen);
    }
    state = watch.state();
    return seen;
  }

  private static void note(CycleWatch.Moment moment, List<String> seen) {
    moment.before().ifPresent(stop -> seen.add("stop " + stop.timeNanos()));
    moment.start().ifPresent(start -> seen.add("start " + start.timeNanos()));
    moment.after().ifPresent(stop -> seen.add("stop " + stop.timeNanos()));
  }

  private static CycleRule each(long idleNanos) {
    return new CycleRule.EachValue(0, Duration.ofNanos(idleNanos), true);
  }

  private static CycleRule during(Level level) {
    return new CycleRule.StartStop(
        new Trigger(level, Trigger.Edge.RISING), new Trigger(level, Trigger.Edge.FALLING));
  }
}
