package io.vertac.edge.recording;

/**
 * Where one cycle is in a recording.
 *
 * @param name the cycle column's cell
 * @param firstRow from 0, not counting the heading
 * @param rowCount rows that follow one another
 * @param firstNanos the earliest time in it, as the time column says
 * @param lastNanos the latest
 */
record CycleRows(String name, long firstRow, long rowCount, long firstNanos, long lastNanos) {
  private static final long SHORTEST_PERIOD = 1_000;

  long durationNanos() {
    return lastNanos - firstNanos;
  }

  /** The usual time between two rows. */
  long periodNanos(long fallback) {
    return rowCount > 1 ? Math.max(SHORTEST_PERIOD, durationNanos() / (rowCount - 1)) : fallback;
  }
}
