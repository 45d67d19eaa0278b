package io.vertac.cycle.domain;

import io.vertac.cycle.state.ClosedCycle;
import io.vertac.cycle.state.FinishedCycle;
import io.vertac.cycle.state.LastCycle;
import io.vertac.cycle.state.OpenCycle;
import io.vertac.cycle.state.Phase;
import io.vertac.cycle.state.ReferenceChoice;
import io.vertac.cycle.state.StreamHistory;
import io.vertac.cycle.state.StreamState;
import java.util.ArrayList;
import java.util.List;

/** Ends a cycle: passes on what is there when it closes, and what came since when it is over. */
public final class CycleFinisher {
  private final CycleTraces traces;
  private final int historyCycles;

  public CycleFinisher(CycleRules rules) {
    this.traces = new CycleTraces(rules.maxTracePoints());
    this.historyCycles = rules.historyCycles();
  }

  /** The cycle no longer runs: its curves so far, for a first result. */
  void close(StreamContext stream, OpenCycle cycle, String cause, long closedUs, String commandId) {
    ClosedCycle closed = traces.first(stream, cycle, closedUs);
    stream
        .outcome()
        .event(
            CycleEnds.closed(stream, cycle, closed, cause, closedUs)
                .setCommandId(commandId)
                .build());
  }

  /** The cycle's grace period is over: late changes, exact counts; its samples are forgotten. */
  void finish(StreamContext stream, OpenCycle cycle) {
    ClosedCycle closed = traces.last(stream, cycle);
    StreamState state = stream.state();
    cycle.setSampleCount(closed.getSampleCount());
    state.setSampleCount(state.getSampleCount() - closed.getDuplicateCount());
    state.setDuplicateCount(state.getDuplicateCount() + closed.getDuplicateCount());

    stream.outcome().event(CycleEnds.finished(stream, cycle, closed).build());
    remember(stream, cycle, CycleEnds.isComplete(cycle, closed));
    stream.log().deleteAll(cycle.getNumber());
    stream.closings().delete(cycle.getNumber());
    state.setOpenCycles(
        new ArrayList<>(
            state.getOpenCycles().stream()
                .filter(c -> c.getNumber() != cycle.getNumber())
                .toList()));
  }

  private void remember(StreamContext stream, OpenCycle cycle, boolean complete) {
    StreamHistory history = stream.history();
    List<FinishedCycle> finished = new ArrayList<>(history.getFinished());
    finished.add(
        new FinishedCycle(
            cycle.getCycleId(),
            cycle.getNumber(),
            cycle.getRecipe(),
            complete,
            cycle.getStartUs(),
            cycle.getEndUs(),
            cycle.getSampleCount()));
    while (finished.size() > historyCycles) {
      finished.remove(0);
    }
    history.setFinished(finished);
    if (complete) {
      history.getPrevious().put(cycle.getRecipe(), cycle.getCycleId());
      history
          .getReferences()
          .putIfAbsent(cycle.getRecipe(), new ReferenceChoice(cycle.getCycleId(), 1));
    }
    stream.saveHistory();
    StreamState state = stream.state();
    Long lastEnd = state.getLastEndUs();
    state.setLastEndUs(lastEnd == null ? cycle.getEndUs() : Math.max(lastEnd, cycle.getEndUs()));
    state.setLastCycle(
        new LastCycle(
            cycle.getCycleId(),
            cycle.getNumber(),
            cycle.getState() == Phase.aborted,
            cycle.getStartUs(),
            cycle.getEndUs(),
            cycle.getSampleCount(),
            cycle.getLastSampleNs()));
  }
}
