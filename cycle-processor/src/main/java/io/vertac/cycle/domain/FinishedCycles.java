package io.vertac.cycle.domain;

import io.vertac.cycle.domain.Decision.Code;
import io.vertac.cycle.state.FinishedCycle;
import io.vertac.cycle.state.StreamHistory;
import io.vertac.events.CycleCommand;
import io.vertac.events.CycleEvent;
import java.util.Optional;
import java.util.function.Function;

/** Commands about a cycle that is over: finds it, or says why it cannot be meant. */
final class FinishedCycles {
  private final Optional<FinishedCycle> cycle;
  private final Decision refusal;

  private FinishedCycles(Optional<FinishedCycle> cycle, Decision refusal) {
    this.cycle = cycle;
    this.refusal = refusal;
  }

  static FinishedCycles find(StreamContext stream, String cycleId) {
    if (stream.state().getOpenCycles().stream().anyMatch(c -> c.getCycleId().equals(cycleId))) {
      return new FinishedCycles(
          Optional.empty(),
          Decision.refused(
              Code.cycle_not_finished, "the cycle is not finished; wait until it is stopped"));
    }
    StreamHistory history = stream.history();
    return new FinishedCycles(
        history.getFinished().stream().filter(c -> c.getCycleId().equals(cycleId)).findFirst(),
        Decision.refused(
            Code.unknown_cycle,
            "the cycle is not among the last %d of the stream"
                .formatted(history.getFinished().size())));
  }

  Decision decide(Function<FinishedCycle, Decision> decision) {
    return cycle.map(decision).orElse(refusal);
  }

  /** An event about a cycle that is over; state and cause are still to be set. */
  static CycleEvent.Builder event(
      StreamContext stream, CycleCommand command, FinishedCycle cycle, long receivedUs) {
    return CycleEvent.newBuilder()
        .setStreamId(stream.streamId())
        .setDatasetId(stream.datasetId())
        .setCycleId(cycle.getCycleId())
        .setCycleNumber(cycle.getNumber())
        .setCommandId(command.getCommandId())
        .setOccurredAt(Times.instant(receivedUs))
        .setStartTime(Times.instant(cycle.getStartUs()))
        .setEndTime(Times.instant(cycle.getEndUs()))
        .setSampleCount(cycle.getSampleCount())
        .setRecipe(cycle.getRecipe());
  }
}
