package io.vertac.cycle.domain;

import io.vertac.cycle.domain.Decision.Code;
import io.vertac.cycle.state.FinishedCycle;
import io.vertac.cycle.state.ReferenceChoice;
import io.vertac.cycle.state.StreamHistory;
import io.vertac.events.CycleCommand;
import io.vertac.events.CycleEvent;
import io.vertac.events.CycleState;
import java.util.Optional;

/** Decides which cycle is the reference of those that start from now on. */
public final class ReferenceDecisions {

  Decision choose(StreamContext stream, CycleCommand command, long receivedUs) {
    String cycleId = command.getCycleId();
    if (stream.state().getOpenCycles().stream().anyMatch(c -> c.getCycleId().equals(cycleId))) {
      return Decision.refused(
          Code.cycle_not_finished, "the cycle is not finished; choose it when it is stopped");
    }
    StreamHistory history = stream.history();
    Optional<FinishedCycle> found =
        history.getFinished().stream().filter(c -> c.getCycleId().equals(cycleId)).findFirst();
    if (found.isEmpty()) {
      return Decision.refused(
          Code.unknown_cycle,
          "the cycle is not among the last %d of the stream"
              .formatted(history.getFinished().size()));
    }
    if (!found.get().getComplete()) {
      return Decision.refused(
          Code.cycle_aborted, "the cycle was aborted or has no samples; choose a complete one");
    }
    adopt(stream, command, found.get(), receivedUs);
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
            CycleEvent.newBuilder()
                .setStreamId(stream.streamId())
                .setDatasetId(stream.datasetId())
                .setCycleId(cycle.getCycleId())
                .setCycleNumber(cycle.getNumber())
                .setState(CycleState.stopped)
                .setPreviousState(CycleState.stopped)
                .setCause("set_reference")
                .setCommandId(command.getCommandId())
                .setOccurredAt(Times.instant(receivedUs))
                .setStartTime(Times.instant(cycle.getStartUs()))
                .setEndTime(Times.instant(cycle.getEndUs()))
                .setSampleCount(cycle.getSampleCount())
                .setRecipe(cycle.getRecipe())
                .setReferenceVersion(version)
                .setBecomesReference(true)
                .build());
  }
}
