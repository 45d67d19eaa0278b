package io.vertac.cycle.domain;

import io.vertac.cycle.state.ClosedCycle;

/** What was passed on of a stream's cycles when they were closed, until they are finished. */
public interface Closings {
  /**
   * @return null if the cycle was not closed yet, or was closed by a version that did not remember
   */
  ClosedCycle get(int cycleNumber);

  void put(int cycleNumber, ClosedCycle closed);

  void delete(int cycleNumber);
}
