package io.vertac.cycle.domain;

import io.vertac.cycle.domain.Decision.Code;
import io.vertac.cycle.state.FinishedCycle;
import io.vertac.cycle.state.ReferenceChoice;
import io.vertac.cycle.state.StreamHistory;
import io.vertac.events.CycleCommand;
import io.vertac.events.CycleState;

/** Decides which cycle is the reference of those that start from now on. */
public final class ReferenceDecisions {

  Decision choose(StreamContext stream, CycleCommand command, long receivedUs) {
    return FinishedCycles.find(stream, command.getCycleId())
        .decide(cycle -> choose(stream, command, cycle, receivedUs));
  }

  private static Decision choose(
      StreamContext stream, CycleCommand command, FinishedCycle cycle, long receivedUs) {
    if (!cycle.getComplete()) {
      return Decision.refused(
          Code.cycle_aborted, "the cycle was aborted or has no samples; choose a complete one");
    }
    adopt(stream, command, cycle, receivedUs);
    return Decision.accepted("the cycle is the reference of the cycles that start from now on");
  }

  private static void adopt(
      StreamContext stream, CycleCommand command, FinishedCycle cycle, long receivedUs) {
    StreamHistory history = stream.history();
    ReferenceChoice before = history.getReferences().get(cycle.getRecipe());
    if (before != null && before.getCycleId().equals(cycle.getCycleId())) {
      return;
    }
    int version = before == null ? 1 : before.getVersion() + 1;
    history
        .getReferences()
        .put(cycle.getRecipe(), new ReferenceChoice(cycle.getCycleId(), version));
    stream.saveHistory();
    stream
        .outcome()
        .event(
            FinishedCycles.event(stream, command, cycle, receivedUs)
                .setState(CycleState.stopped)
                .setPreviousState(CycleState.stopped)
                .setCause("set_reference")
                .setReferenceVersion(version)
                .setBecomesReference(true)
                .build());
  }
}
