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
    Deadline next = next(state);
    if (next == null) {
      alarms.remove(streamId);
      return;
    }
    long waitMs = Math.max(0, (next.timeUs - recordUs) / 1_000) + MARGIN_MS;
    alarms.put(streamId, new Alarm(next, wallClockMs + waitMs));
  }

  /** The commands that are due now. */
  List<CycleCommand> due(long wallClockMs) {
    List<CycleCommand> due = new ArrayList<>();
    alarms.replaceAll(
        (streamId, alarm) -> {
          if (alarm.ringsAtMs > wallClockMs) {
            return alarm;
          }
          due.add(command(streamId, alarm.deadline));
          return new Alarm(alarm.deadline, wallClockMs + REPEAT_MS);
        });
    return due;
  }

  /** The earliest; null without one. */
  private Deadline next(StreamState state) {
    Deadline first = null;
    for (OpenCycle cycle : state.getOpenCycles()) {
      Deadline next = next(state, cycle);
      if (next != null && (first == null || next.timeUs < first.timeUs)) {
        first = next;
      }
    }
    return first;
  }

  private Deadline next(StreamState state, OpenCycle cycle) {
    if (cycle.getDeadlineUs() != null) {
      return new Deadline(cycle.getCycleId(), CommandType.grace_elapsed, cycle.getDeadlineUs());
    }
    return deadlines
        .silenceEnds(state, cycle)
        .map(t -> new Deadline(cycle.getCycleId(), CommandType.sample_timeout, t))
        .orElse(null);
  }

  private static CycleCommand command(String streamId, Deadline deadline) {
    String type = deadline.type.name();
    String time = Long.toString(deadline.timeUs);
    return CycleCommand.newBuilder()
        .setCommandId(StableId.of(type, deadline.cycleId, time))
        .setStreamId(streamId)
        .setType(deadline.type)
        .setReceivedAt(
            Instant.ofEpochSecond(
                Math.floorDiv(deadline.timeUs, 1_000_000L),
                Math.floorMod(deadline.timeUs, 1_000_000L) * 1_000))
        .setCycleId(deadline.cycleId)
        .setIssuedBy("cycle-processor")
        .build();
  }

  /** What a command would say: made only if it rings, while it is set with every batch. */
  private record Deadline(String cycleId, CommandType type, long timeUs) {}

  private record Alarm(Deadline deadline, long ringsAtMs) {}
}
