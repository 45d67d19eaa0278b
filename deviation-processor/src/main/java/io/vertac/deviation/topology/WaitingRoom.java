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

  void finished(CycleEvent event) {
    awaited.put(event.getCycleId(), event);
  }

  /** The final event of a cycle once all is there; the cycle then no longer waits. */
  Optional<CycleEvent> complete(String cycleId) {
    CycleEvent event = awaited.get(cycleId);
    Integer there = arrived.get(cycleId);
    if (event == null || (there == null ? 0 : there) < event.getTracedSensors().size()) {
      return Optional.empty();
    }
    awaited.delete(cycleId);
    arrived.delete(cycleId);
    return Optional.of(event);
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
