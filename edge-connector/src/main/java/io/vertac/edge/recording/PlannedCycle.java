package io.vertac.edge.recording;

import io.vertac.edge.source.CycleKey;

/**
 * A cycle with its place in the play.
 *
 * @param startNanos when it begins on the play's time line
 * @param reference whether it becomes the reference
 */
record PlannedCycle(CycleRows rows, CycleKey key, long startNanos, boolean reference) {
  long endNanos() {
    return startNanos + rows.durationNanos();
  }

  /** Where a time of the recording falls on the play's time line. */
  long moved(long recordedNanos) {
    return startNanos + recordedNanos - rows.firstNanos();
  }
}
