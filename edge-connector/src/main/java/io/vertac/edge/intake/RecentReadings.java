package io.vertac.edge.intake;

import java.util.Arrays;

/**
 * The last readings of one channel, to tell what comes a second time (after a reconnect, for
 * example) from what only carries the same time (after a clock was set back). The pipeline knows a
 * sample by stream, sensor and microsecond, so the latter is moved to a free one.
 */
final class RecentReadings {
  private static final int KEPT = 64;
  private static final long MICROSECOND = 1_000;
  private static final long NONE = Long.MIN_VALUE;

  private final long[] micros = new long[KEPT];
  private final double[] values = new double[KEPT];
  private int next;
  private long latest = NONE;

  RecentReadings() {
    Arrays.fill(micros, NONE);
  }

  /**
   * The time under which a reading is to be kept, nanoseconds since 1970.
   *
   * @return {@link Long#MIN_VALUE} if it is a repetition
   */
  long place(long timeNanos, double value) {
    long micro = Math.floorDiv(timeNanos, MICROSECOND);
    if (micro > latest) {
      keep(micro, value);
      return timeNanos;
    }
    int known = find(micro);
    if (known < 0) {
      keep(micro, value);
      return timeNanos;
    }
    if (Double.compare(values[known], value) == 0) {
      return NONE;
    }
    while (find(micro) >= 0) {
      micro++;
    }
    keep(micro, value);
    return micro * MICROSECOND;
  }

  private int find(long micro) {
    for (int i = 0; i < KEPT; i++) {
      if (micros[i] == micro) {
        return i;
      }
    }
    return -1;
  }

  private void keep(long micro, double value) {
    latest = Math.max(latest, micro);
    micros[next] = micro;
    values[next] = value;
    next = (next + 1) % KEPT;
  }
}
