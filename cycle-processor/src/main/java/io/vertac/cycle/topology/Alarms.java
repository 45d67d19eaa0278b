package io.vertac.cycle.topology;

import io.vertac.cycle.domain.CycleDeadlines;
import io.vertac.cycle.state.OpenCycle;
import io.vertac.cycle.state.StreamState;
import io.vertac.events.CommandType;
import io.vertac.events.CycleCommand;
import io.vertac.topics.StableId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says when a stream that falls silent must be told that time has passed.
 *
 * <p>The wall clock decides only when to write a command; the command carries a time made of record
 * times, and what it does is decided from records alone when it is read. Waiting is counted from
 * when this process saw the last record of the stream, so that neither a replay nor a restart
 * mistakes old records for silence.
 */
final class Alarms {
  /** A batch that was received in time may still be on its way into the log. */
  private static final long MARGIN_MS = 500;

  /** An alarm whose command did not change the stream rings again. */
  private static final long REPEAT_MS = 5_000;

  private final CycleDeadlines deadlines;
  private final Map<String, Alarm> alarms = new HashMap<>();

  Alarms(CycleDeadlines deadlines) {
    this.deadlines = deadlines;
  }

  /**
   * Sets or clears the stream's alarm after a record of it was processed.
   *
   * @param recordUs the gateway's time of that record
   */
  void set(String streamId, StreamState state, long recordUs, long wallClockMs) {
    Optional<CycleCommand> next = next(streamId, state);
    if (next.isEmpty()) {
      alarms.remove(streamId);
      return;
    }
    long dueUs = micros(next.get().getReceivedAt());
    long waitMs = Math.max(0, (dueUs - recordUs) / 1_000) + MARGIN_MS;
    alarms.put(streamId, new Alarm(next.get(), wallClockMs + waitMs));
  }

  /** The commands that are due now. */
  List<CycleCommand> due(long wallClockMs) {
    List<CycleCommand> due = new ArrayList<>();
    alarms.replaceAll(
        (streamId, alarm) -> {
          if (alarm.ringsAtMs > wallClockMs) {
            return alarm;
          }
          due.add(alarm.command);
          return new Alarm(alarm.command, wallClockMs + REPEAT_MS);
        });
    return due;
  }

  private Optional<CycleCommand> next(String streamId, StreamState state) {
    CycleCommand first = null;
    for (OpenCycle cycle : state.getOpenCycles()) {
      Optional<CycleCommand> command = next(streamId, state, cycle);
      if (command.isPresent()
          && (first == null || command.get().getReceivedAt().isBefore(first.getReceivedAt()))) {
        first = command.get();
      }
    }
    return Optional.ofNullable(first);
  }

  private Optional<CycleCommand> next(String streamId, StreamState state, OpenCycle cycle) {
    if (cycle.getDeadlineUs() != null) {
      return Optional.of(
          command(streamId, cycle, CommandType.grace_elapsed, cycle.getDeadlineUs()));
    }
    return deadlines
        .silenceEnds(state, cycle)
        .map(t -> command(streamId, cycle, CommandType.sample_timeout, t));
  }

  private static CycleCommand command(
      String streamId, OpenCycle cycle, CommandType type, long timeUs) {
    return CycleCommand.newBuilder()
        .setCommandId(StableId.of(type.name(), cycle.getCycleId(), Long.toString(timeUs)))
        .setStreamId(streamId)
        .setType(type)
        .setReceivedAt(
            Instant.ofEpochSecond(
                Math.floorDiv(timeUs, 1_000_000L), Math.floorMod(timeUs, 1_000_000L) * 1_000))
        .setCycleId(cycle.getCycleId())
        .setIssuedBy("cycle-processor")
        .build();
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
  }

  private record Alarm(CycleCommand command, long ringsAtMs) {}
}
