package io.vertac.cycle.domain;

import io.vertac.cycle.domain.Decision.Code;
import io.vertac.cycle.state.FinishedCycle;
import io.vertac.events.CycleCommand;
import io.vertac.events.CycleEvent;
import io.vertac.events.CycleState;
import java.util.Set;

/** Passes on what people say of a finished cycle. What it means for learning, others decide. */
public final class Labels {
  private static final Set<String> KNOWN = Set.of("good", "bad", "ignore", "none");

  Decision label(StreamContext stream, CycleCommand command, long receivedUs) {
    if (!KNOWN.contains(String.valueOf(command.getLabel()))) {
      return Decision.refused(Code.unknown_label, "a label is good, bad, ignore or none");
    }
    return FinishedCycles.find(stream, command.getCycleId())
        .decide(cycle -> label(stream, command, cycle, receivedUs));
  }

  private static Decision label(
      StreamContext stream, CycleCommand command, FinishedCycle cycle, long receivedUs) {
    if (!cycle.getComplete() && command.getLabel().equals("good")) {
      return Decision.refused(
          Code.cycle_aborted, "the cycle was aborted or has no samples; it cannot be good");
    }
    stream.outcome().event(event(stream, command, cycle, receivedUs));
    return Decision.accepted("the cycle is labelled " + command.getLabel());
  }

  private static CycleEvent event(
      StreamContext stream, CycleCommand command, FinishedCycle cycle, long receivedUs) {
    CycleState state = cycle.getComplete() ? CycleState.stopped : CycleState.aborted;
    return FinishedCycles.event(stream, command, cycle, receivedUs)
        .setState(state)
        .setPreviousState(state)
        .setCause("label")
        .setLabel(command.getLabel())
        .build();
  }
}
