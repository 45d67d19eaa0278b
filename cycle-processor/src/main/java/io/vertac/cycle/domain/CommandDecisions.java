package io.vertac.cycle.domain;

import io.vertac.cycle.domain.Decision.Code;
import io.vertac.cycle.state.OpenCycle;
import io.vertac.cycle.state.Phase;
import io.vertac.events.CycleCommand;
import io.vertac.events.CycleState;
import java.util.Objects;

/** The state machine's answers to commands. Nobody else decides. */
public final class CommandDecisions {
  private final CycleDeadlines deadlines;
  private final CycleStarts starts;
  private final ReferenceDecisions references;
  private final Labels labels;
  private final SettingsDecisions settings;

  public CommandDecisions(
      CycleDeadlines deadlines,
      CycleStarts starts,
      ReferenceDecisions references,
      Labels labels,
      SettingsDecisions settings) {
    this.deadlines = deadlines;
    this.starts = starts;
    this.references = references;
    this.labels = labels;
    this.settings = settings;
  }

  /** Carries a command out, or says why not. */
  public Decision decide(StreamContext stream, CycleCommand command) {
    long receivedUs = Times.us(command.getReceivedAt());
    deadlines.passUntil(stream, receivedUs);
    return switch (command.getType()) {
      case start -> starts.start(stream, command, receivedUs);
      case stop -> stop(stream, command, receivedUs);
      case abort -> abort(stream, command, receivedUs);
      case pause -> pause(stream, command, receivedUs);
      case resume -> resume(stream, command, receivedUs);
      case set_reference -> references.choose(stream, command, receivedUs);
      case label -> labels.label(stream, command, receivedUs);
      case set_settings -> settings.choose(stream, command, receivedUs);
      case sample_timeout -> sampleTimeout(stream, command, receivedUs);
      case grace_elapsed -> graceElapsed(stream, receivedUs);
      case unknown -> Decision.refused(Code.unknown_command, "this command is not known");
    };
  }

  private Decision stop(StreamContext stream, CycleCommand command, long receivedUs) {
    OpenCycle cycle = stream.running().orElse(null);
    if (cycle == null || !isMeant(cycle, command)) {
      return notRunning(cycle);
    }
    long endUs = endTime(stream, cycle, command, receivedUs);
    if (cycle.getStartUs() != null && endUs < cycle.getStartUs()) {
      return Decision.refused(
          Code.stop_before_start,
          "the stop's timestamp %s lies before the cycle's start %s"
              .formatted(Times.instant(endUs), Times.instant(cycle.getStartUs())));
    }
    deadlines.close(
        stream, cycle, Phase.stopping, endUs, "stop", receivedUs, command.getCommandId());
    return Decision.accepted("the cycle stops");
  }

  private Decision abort(StreamContext stream, CycleCommand command, long receivedUs) {
    OpenCycle cycle = stream.running().orElse(null);
    if (cycle == null || !isMeant(cycle, command)) {
      return notRunning(cycle);
    }
    long endUs = endTime(stream, cycle, command, receivedUs);
    cycle.setAbortedBy(command.getAbortedBy());
    String cause = Objects.requireNonNullElse(command.getReason(), "manual_abort");
    deadlines.close(stream, cycle, Phase.aborted, endUs, cause, receivedUs, command.getCommandId());
    return Decision.accepted("the cycle is aborted");
  }

  private Decision pause(StreamContext stream, CycleCommand command, long receivedUs) {
    OpenCycle cycle = stream.running().orElse(null);
    if (cycle == null) {
      return noRunningCycle();
    }
    if (!cycle.getPaused()) {
      Pauses.begin(cycle, happened(stream, command, receivedUs));
      tell(stream, cycle, command, receivedUs);
    }
    return Decision.accepted("the cycle is paused");
  }

  private Decision resume(StreamContext stream, CycleCommand command, long receivedUs) {
    OpenCycle cycle = stream.running().orElse(null);
    if (cycle == null) {
      return noRunningCycle();
    }
    if (cycle.getPaused()) {
      Pauses.end(cycle, happened(stream, command, receivedUs));
      // The timeout did not run during the pause; it begins anew.
      stream.state().setLastActivityUs(receivedUs);
      tell(stream, cycle, command, receivedUs);
    }
    return Decision.accepted("the cycle runs");
  }

  private Decision sampleTimeout(StreamContext stream, CycleCommand command, long receivedUs) {
    stream
        .running()
        .filter(cycle -> cycle.getCycleId().equals(command.getCycleId()))
        // A sample that came in between has moved the time at which silence would be too long.
        .filter(
            cycle ->
                deadlines.silenceEnds(stream.state(), cycle).stream()
                    .anyMatch(t -> t <= receivedUs))
        .ifPresent(cycle -> deadlines.abortForSilence(stream, cycle));
    return Decision.accepted("time passed");
  }

  private Decision graceElapsed(StreamContext stream, long receivedUs) {
    deadlines.passIncluding(stream, receivedUs);
    return Decision.accepted("time passed");
  }

  private static long endTime(
      StreamContext stream, OpenCycle cycle, CycleCommand command, long receivedUs) {
    if (command.getTimestamp() != null) {
      return Times.us(command.getTimestamp());
    }
    // Whatever was received before the stop was taken before it.
    Long last = cycle.getLastSampleNs();
    long inferred = happened(stream, command, receivedUs);
    return last == null ? inferred : Math.max(inferred, Times.nsToUs(last));
  }

  private static long happened(StreamContext stream, CycleCommand command, long receivedUs) {
    if (command.getTimestamp() != null) {
      return Times.us(command.getTimestamp());
    }
    Long machineTime = StreamClock.machineTime(stream.state(), receivedUs);
    return machineTime == null ? receivedUs : machineTime;
  }

  private static void tell(
      StreamContext stream, OpenCycle cycle, CycleCommand command, long receivedUs) {
    stream
        .outcome()
        .event(
            Events.change(stream, cycle, CycleState.active, command.getType().name(), receivedUs)
                .setCommandId(command.getCommandId())
                .build());
  }

  /** Whoever wants to end a cycle may say which: another may have begun since they looked. */
  private static boolean isMeant(OpenCycle cycle, CycleCommand command) {
    return command.getCycleId() == null || command.getCycleId().equals(cycle.getCycleId());
  }

  private static Decision notRunning(OpenCycle other) {
    return other == null
        ? noRunningCycle()
        : Decision.refused(
            Code.other_cycle_running,
            "the cycle that was to end is over; cycle %d (%s) is running"
                .formatted(other.getNumber(), other.getCycleId()));
  }

  private static Decision noRunningCycle() {
    return Decision.refused(Code.no_running_cycle, "no cycle is running; start one first");
  }
}
