package io.vertac.cycle.domain;

import io.vertac.cycle.state.ClosedCycle;
import io.vertac.cycle.state.OpenCycle;
import io.vertac.cycle.state.Phase;
import io.vertac.cycle.state.ReferenceChoice;
import io.vertac.events.CycleEvent;
import io.vertac.events.CycleState;
import io.vertac.events.SensorInfo;
import io.vertac.events.StreamRegistered;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Builds the two events a cycle ends with: when it is closed, and when its grace period is over.
 */
final class CycleEnds {
  private CycleEnds() {}

  /**
   * A cycle was closed. It can be analysed at once if there is something to compare it with, or if
   * it is the first and so its own measure.
   */
  static CycleEvent.Builder closed(
      StreamContext stream, OpenCycle cycle, ClosedCycle closed, String cause, long closedUs) {
    CycleEvent.Builder event =
        describe(
            Events.change(stream, cycle, CycleState.active, cause, closedUs),
            stream,
            cycle,
            closed);
    boolean comparable = reference(stream, cycle).isPresent() || isFirst(stream, cycle);
    return event.setProvisional(comparable && !closed.getTraces().isEmpty());
  }

  /** A cycle is finished. */
  static CycleEvent.Builder finished(StreamContext stream, OpenCycle cycle, ClosedCycle closed) {
    boolean aborted = cycle.getState() == Phase.aborted;
    CycleEvent.Builder event =
        describe(
                Events.change(
                    stream,
                    cycle,
                    Statuses.stateOf(cycle),
                    aborted ? cycle.getCause() : "grace_elapsed",
                    cycle.getDeadlineUs()),
                stream,
                cycle,
                closed)
            .setState(aborted ? CycleState.aborted : CycleState.stopped)
            .setFinal$(true);
    if (event.getReferenceCycleId() == null && isComplete(cycle, closed)) {
      event.setBecomesReference(true).setReferenceVersion(1);
    }
    return event;
  }

  static boolean isComplete(OpenCycle cycle, ClosedCycle closed) {
    return cycle.getState() == Phase.stopping && closed != null && !closed.getTraces().isEmpty();
  }

  private static CycleEvent.Builder describe(
      CycleEvent.Builder event, StreamContext stream, OpenCycle cycle, ClosedCycle closed) {
    Set<String> traced = new TreeSet<>(closed.getTraces().keySet());
    reference(stream, cycle)
        .ifPresent(
            reference ->
                event
                    .setReferenceCycleId(reference.getCycleId())
                    .setReferenceVersion(reference.getVersion()));
    return event
        .setSampleCount(closed.getSampleCount())
        .setDuplicateCount(closed.getDuplicateCount())
        .setExpectedSensors(expected(stream, traced))
        .setTracedSensors(List.copyOf(traced))
        .setUntracedNames(untraced(stream, traced))
        .setTraceCount(closed.getTraceCount())
        .setPreviousCycleId(previous(stream, cycle))
        .setSettings(stream.settings().of(cycle.getSettingsVersion()));
  }

  /** The choice that held when the cycle began; a cycle before any choice takes what came since. */
  private static Optional<ReferenceChoice> reference(StreamContext stream, OpenCycle cycle) {
    if (cycle.getReferenceCycleId() != null) {
      return Optional.of(
          new ReferenceChoice(cycle.getReferenceCycleId(), cycle.getReferenceVersion()));
    }
    return Optional.ofNullable(stream.history().getReferences().get(cycle.getRecipe()));
  }

  /** Whether no other cycle can become the recipe's first reference before this one does. */
  private static boolean isFirst(StreamContext stream, OpenCycle cycle) {
    return cycle.getState() == Phase.stopping && earlierComplete(stream, cycle).isEmpty();
  }

  /** The complete cycle before this one, be it in its grace period still. */
  private static String previous(StreamContext stream, OpenCycle cycle) {
    return earlierComplete(stream, cycle)
        .map(OpenCycle::getCycleId)
        .orElseGet(() -> stream.history().getPrevious().get(cycle.getRecipe()));
  }

  private static Optional<OpenCycle> earlierComplete(StreamContext stream, OpenCycle cycle) {
    return stream.state().getOpenCycles().stream()
        .filter(other -> other.getNumber() < cycle.getNumber())
        .filter(other -> other.getRecipe().equals(cycle.getRecipe()))
        .filter(other -> isComplete(other, stream.closings().get(other.getNumber())))
        .reduce((earlier, later) -> later);
  }

  /** Whoever looks for what is missing knows sensors by their curves only. */
  private static Map<String, String> untraced(StreamContext stream, Set<String> traced) {
    Map<String, String> names = new TreeMap<>();
    registered(stream)
        .filter(sensor -> !traced.contains(sensor.getSensorId()))
        .forEach(sensor -> names.put(sensor.getSensorId(), sensor.getName()));
    return names;
  }

  private static List<String> expected(StreamContext stream, Set<String> traced) {
    Set<String> expected = new TreeSet<>(traced);
    registered(stream).map(SensorInfo::getSensorId).forEach(expected::add);
    return List.copyOf(expected);
  }

  private static Stream<SensorInfo> registered(StreamContext stream) {
    return stream.registration().map(StreamRegistered::getSensors).stream().flatMap(List::stream);
  }
}
