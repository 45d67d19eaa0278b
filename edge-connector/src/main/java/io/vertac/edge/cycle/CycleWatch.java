package io.vertac.edge.cycle;

import io.vertac.edge.device.Reading;
import io.vertac.edge.source.CycleAbort;
import io.vertac.edge.source.CycleKey;
import io.vertac.edge.source.CycleStart;
import io.vertac.edge.source.CycleStop;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Watches a machine's values and tells when its cycles begin and end. Used by one thread. */
public final class CycleWatch {
  private final CycleRule rule;
  private CycleState state;

  /**
   * @param state where an earlier process stood
   */
  public CycleWatch(CycleRule rule, CycleState state) {
    this.rule = rule;
    this.state = state;
  }

  /** What happens at one moment; each may be missing. */
  public record Moment(
      Optional<CycleStop> before, Optional<CycleStart> start, Optional<CycleStop> after) {
    static final Moment NOTHING = new Moment(Optional.empty(), Optional.empty(), Optional.empty());

    Moment and(Moment other) {
      return new Moment(before.or(other::before), start.or(other::start), after.or(other::after));
    }
  }

  public CycleState state() {
    return state;
  }

  /**
   * @param readings all of one moment
   * @return a stop before these readings, a start before them, a stop after them
   */
  public Moment see(List<Reading> readings) {
    Moment moment = Moment.NOTHING;
    for (Reading reading : readings) {
      if (rule.channels().contains(reading.channel())
          && (!Double.isNaN(reading.value()) || !reading.text().isEmpty())) {
        moment = moment.and(see(reading));
      }
    }
    if (state.active() && !readings.isEmpty()) {
      remember(readings.get(readings.size() - 1).timeNanos());
    }
    return moment;
  }

  /**
   * Ends a cycle that nothing came of for too long. The value that it was about is no new one when
   * it is seen again.
   *
   * @param nanos since its last reading came, on our clock: a device that was read late was not
   *     silent
   */
  public Optional<CycleStop> silent(long nanos) {
    if (!state.active()
        || !(rule instanceof CycleRule.EachValue each)
        || nanos <= each.idle().toNanos()) {
      return Optional.empty();
    }
    CycleStop stop = new CycleStop(state.lastNanos(), key(state.value()));
    state =
        new CycleState(false, state.ordinal() + 1, null, null, state.value(), state.lastNanos());
    return Optional.of(stop);
  }

  /** Nobody looked for a while: what runs is given up, and the next is seen for the first time. */
  public Optional<CycleAbort> giveUp() {
    if (!state.active()) {
      state = new CycleState(false, state.ordinal(), null, null, null, state.lastNanos());
      return Optional.empty();
    }
    CycleAbort abort = new CycleAbort(state.lastNanos(), key(state.value()));
    state = new CycleState(false, state.ordinal() + 1, null, null, null, state.lastNanos());
    return Optional.of(abort);
  }

  private Moment see(Reading reading) {
    return rule instanceof CycleRule.EachValue each
        ? seeValue(reading, each)
        : seeLevels((CycleRule.StartStop) rule, reading);
  }

  private Moment seeValue(Reading reading, CycleRule.EachValue each) {
    String value = reading.text().isEmpty() ? number(reading.value()) : reading.text();
    if (value.equals(state.value())) {
      return Moment.NOTHING;
    }
    if (state.value() == null && !each.firstIsWhole()) {
      state = new CycleState(false, state.ordinal(), null, null, value, reading.timeNanos());
      return Moment.NOTHING;
    }
    Optional<CycleStop> before =
        state.active()
            ? Optional.of(new CycleStop(state.lastNanos(), key(state.value())))
            : Optional.empty();
    long ordinal = state.ordinal() + (state.active() ? 1 : 0);
    state = new CycleState(true, ordinal, null, null, value, reading.timeNanos());
    return new Moment(before, Optional.of(start(reading.timeNanos(), value)), Optional.empty());
  }

  private Moment seeLevels(CycleRule.StartStop levels, Reading reading) {
    boolean starts = false;
    boolean stops = false;
    Boolean startLevel = state.startLevel();
    Boolean stopLevel = state.stopLevel();
    if (levels.start().level().channel() == reading.channel()) {
      boolean now = levels.start().level().on(reading.value(), Boolean.TRUE.equals(startLevel));
      starts = startLevel != null && levels.start().fires(startLevel, now);
      startLevel = now;
    }
    if (levels.stop().level().channel() == reading.channel()) {
      boolean now = levels.stop().level().on(reading.value(), Boolean.TRUE.equals(stopLevel));
      stops = stopLevel != null && levels.stop().fires(stopLevel, now);
      stopLevel = now;
    }
    boolean begins = starts && !state.active();
    boolean ends = stops && state.active();
    CycleKey key = key(null);
    boolean active = (state.active() || begins) && !ends;
    long ordinal = state.ordinal() + (ends ? 1 : 0);
    state = new CycleState(active, ordinal, startLevel, stopLevel, null, reading.timeNanos());
    if (begins) {
      CycleStart start = new CycleStart(reading.timeNanos(), key, Map.of());
      return new Moment(Optional.empty(), Optional.of(start), Optional.empty());
    }
    return ends
        ? new Moment(
            Optional.empty(),
            Optional.empty(),
            Optional.of(new CycleStop(reading.timeNanos(), key)))
        : Moment.NOTHING;
  }

  private CycleStart start(long timeNanos, String value) {
    return new CycleStart(timeNanos, key(value), Map.of("cycle", value));
  }

  private CycleKey key(String value) {
    String name = value == null ? String.valueOf(state.ordinal() + 1) : value;
    return new CycleKey(state.ordinal(), name);
  }

  private void remember(long timeNanos) {
    state =
        new CycleState(
            true, state.ordinal(), state.startLevel(), state.stopLevel(), state.value(), timeNanos);
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }
}
