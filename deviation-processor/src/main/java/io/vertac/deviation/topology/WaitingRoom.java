package io.vertac.deviation.topology;

import io.vertac.events.CycleEvent;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Curves and events of a cycle come from two topics, in any order between them: holds a cycle's
 * events until all its curves are there.
 */
final class WaitingRoom {
  private static final String PROVISIONAL = "provisional";
  private static final String[] DECISIONS = {"set_reference", "label"};

  private final KeyValueStore<String, CycleEvent> awaited;
  private final KeyValueStore<String, Integer> arrived;

  WaitingRoom(KeyValueStore<String, CycleEvent> awaited, KeyValueStore<String, Integer> arrived) {
    this.awaited = awaited;
    this.arrived = arrived;
  }

  void curveArrived(String cycleId) {
    Integer before = arrived.get(cycleId);
    arrived.put(cycleId, before == null ? 1 : before + 1);
  }

  void stopped(CycleEvent provisional) {
    awaited.put(key(provisional.getCycleId(), PROVISIONAL), provisional);
  }

  void finished(CycleEvent event) {
    awaited.put(event.getCycleId(), event);
  }

  /** The provisional event of a cycle once all it tells of is there; it then no longer waits. */
  Optional<CycleEvent> stoppedAndComplete(String cycleId) {
    return complete(cycleId, key(cycleId, PROVISIONAL));
  }

  /** The final event of a cycle once all is there; the cycle then no longer waits. */
  Optional<CycleEvent> finishedAndComplete(String cycleId) {
    Optional<CycleEvent> event = complete(cycleId, cycleId);
    event.ifPresent(e -> arrived.delete(cycleId));
    return event;
  }

  private Optional<CycleEvent> complete(String cycleId, String key) {
    CycleEvent event = awaited.get(key);
    Integer there = arrived.get(cycleId);
    if (event == null || (there == null ? 0 : there) < traces(event)) {
      return Optional.empty();
    }
    awaited.delete(key);
    return Optional.of(event);
  }

  /** Events written before traces were counted tell of one trace a sensor. */
  private static int traces(CycleEvent event) {
    return Math.max(event.getTraceCount(), event.getTracedSensors().size());
  }

  /**
   * @return whether the decision is about a waiting cycle and was put off; of one cause the last
   *     decision counts
   */
  boolean putOff(CycleEvent decision) {
    boolean waits = awaited.get(decision.getCycleId()) != null;
    if (waits) {
      awaited.put(key(decision.getCycleId(), decision.getCause()), decision);
    }
    return waits;
  }

  void release(String cycleId, Consumer<CycleEvent> decisions) {
    for (String cause : DECISIONS) {
      CycleEvent decision = awaited.delete(key(cycleId, cause));
      if (decision != null) {
        decisions.accept(decision);
      }
    }
  }

  private static String key(String cycleId, String cause) {
    return cycleId + '|' + cause;
  }
}
