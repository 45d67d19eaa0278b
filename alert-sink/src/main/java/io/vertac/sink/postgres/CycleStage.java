package io.vertac.sink.postgres;

import io.vertac.events.CycleEvent;
import io.vertac.events.CycleState;
import java.util.Set;

/**
 * How far in a cycle's life an event is. A cycle never goes back: of two events the one of the
 * later stage is right, whichever was read first.
 */
final class CycleStage {
  private static final Set<String> DECISIONS = Set.of("set_reference", "label");
  private static final int FINAL = 10;

  private CycleStage() {}

  /**
   * Whether the event changes the state of a cycle or its stream. What people decide about a cycle
   * that is over (a label, its choice as the reference) does not, and such an event does not repeat
   * all that is known of the cycle.
   */
  static boolean isChange(CycleEvent event) {
    return !DECISIONS.contains(event.getCause());
  }

  static int of(CycleEvent event) {
    return of(event.getState(), event.getFinal$());
  }

  /** Above 0 for every state a cycle or a registered stream can be in. */
  static int of(CycleState state, boolean isFinal) {
    int stage =
        switch (state) {
          case idle -> 0;
          case waiting_start -> 1;
          case active -> 2;
          case stopping -> 3;
          case stopped, aborted -> 4;
        };
    return isFinal ? stage + FINAL : stage;
  }
}
