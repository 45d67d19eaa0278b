package io.vertac.cycle.domain;

import io.vertac.cycle.state.FinishedCycle;
import io.vertac.cycle.state.LastCycle;
import io.vertac.cycle.state.OpenCycle;
import io.vertac.cycle.state.Phase;
import io.vertac.cycle.state.ReferenceChoice;
import io.vertac.cycle.state.StreamHistory;
import io.vertac.cycle.state.StreamState;
import io.vertac.events.CycleEvent;
import io.vertac.events.CycleState;
import io.vertac.events.SensorInfo;
import io.vertac.events.StreamRegistered;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Ends a cycle for good: writes its curves, its exact counts, and forgets its samples. */
public final class CycleFinisher {
  private final CycleRules rules;

  public CycleFinisher(CycleRules rules) {
    this.rules = rules;
  }

  void finish(StreamContext stream, OpenCycle cycle) {
    CycleCurves curves = CycleCurves.collect(stream.log(), cycle);
    Set<String> traced = curves.emit(stream, cycle, rules.maxTracePoints());

    StreamState state = stream.state();
    cycle.setSampleCount(curves.sampleCount());
    state.setSampleCount(state.getSampleCount() - curves.duplicateCount());
    state.setDuplicateCount(state.getDuplicateCount() + curves.duplicateCount());

    boolean complete = cycle.getState() == Phase.stopping && !traced.isEmpty();
    stream.outcome().event(finalEvent(stream, cycle, curves, traced, complete));
    remember(stream, cycle, complete);
    stream.log().deleteAll(cycle.getNumber());
    state.setOpenCycles(
        new ArrayList<>(
            state.getOpenCycles().stream()
                .filter(c -> c.getNumber() != cycle.getNumber())
                .toList()));
  }

  private CycleEvent finalEvent(
      StreamContext stream,
      OpenCycle cycle,
      CycleCurves curves,
      Set<String> traced,
      boolean complete) {
    boolean aborted = cycle.getState() == Phase.aborted;
    StreamHistory history = stream.history();
    ReferenceChoice reference = referenceFor(cycle, history);
    CycleEvent.Builder event =
        Events.change(
                stream,
                cycle,
                Statuses.stateOf(cycle),
                aborted ? cycle.getCause() : "grace_elapsed",
                cycle.getDeadlineUs())
            .setState(aborted ? CycleState.aborted : CycleState.stopped)
            .setFinal$(true)
            .setDuplicateCount(curves.duplicateCount())
            .setExpectedSensors(expected(stream, traced))
            .setTracedSensors(List.copyOf(traced))
            .setPreviousCycleId(history.getPrevious().get(cycle.getRecipe()));
    if (reference != null) {
      event.setReferenceCycleId(reference.getCycleId()).setReferenceVersion(reference.getVersion());
    } else if (complete) {
      event.setBecomesReference(true).setReferenceVersion(1);
    }
    return event.build();
  }

  /** The choice that held when the cycle began; a cycle before any choice takes what came since. */
  private static ReferenceChoice referenceFor(OpenCycle cycle, StreamHistory history) {
    if (cycle.getReferenceCycleId() != null) {
      return new ReferenceChoice(cycle.getReferenceCycleId(), cycle.getReferenceVersion());
    }
    return history.getReferences().get(cycle.getRecipe());
  }

  private static List<String> expected(StreamContext stream, Set<String> traced) {
    Set<String> expected = new TreeSet<>(traced);
    stream.registration().map(StreamRegistered::getSensors).stream()
        .flatMap(List::stream)
        .map(SensorInfo::getSensorId)
        .forEach(expected::add);
    return List.copyOf(expected);
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
    while (finished.size() > rules.historyCycles()) {
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
