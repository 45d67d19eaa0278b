package io.vertac.deviation.domain;

import io.vertac.events.CycleEvent;
import io.vertac.events.CycleState;

/** Cycles that did not come to their end. */
final class Aborts {
  private static final String BY_HAND = "manual_abort";

  private Aborts() {}

  static boolean is(CycleEvent event) {
    return event.getState() == CycleState.aborted;
  }

  /** Whether somebody broke the cycle off: no reason to look for a fault in it. */
  static boolean byHand(CycleEvent event) {
    return is(event) && event.getCause().equals(BY_HAND);
  }

  /** For people; the code is in the cycle's event. */
  static String words(CycleEvent event) {
    String aborted = "cycle " + event.getCycleNumber() + " was aborted";
    return switch (event.getCause()) {
      case "sample_timeout" -> aborted + ": no sample came for too long";
      case "connection_lost" -> aborted + ": the connection to the machine was lost";
      case BY_HAND ->
          event.getAbortedBy() == null
              ? aborted + ": somebody broke it off"
              : aborted + " by " + event.getAbortedBy();
      default -> aborted + ": " + event.getCause();
    };
  }
}
