package io.vertac.edge.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Puts rows together to cycles while a recording is read through: same name, one after another. */
final class CycleCollector {
  private final List<CycleRows> cycles = new ArrayList<>();
  private String name;
  private long firstRow;
  private long rowCount;
  private long firstNanos;
  private long lastNanos;

  boolean begins(String cycleName) {
    return !cycleName.equals(name);
  }

  void begin(String cycleName, long row) {
    finish();
    name = cycleName;
    firstRow = row;
    rowCount = 0;
    firstNanos = Long.MAX_VALUE;
    lastNanos = Long.MIN_VALUE;
  }

  /**
   * @param time nothing if the row's time cannot be read
   */
  void add(OptionalLong time) {
    rowCount++;
    if (time.isPresent()) {
      firstNanos = Math.min(firstNanos, time.getAsLong());
      lastNanos = Math.max(lastNanos, time.getAsLong());
    }
  }

  /** The number of rows of the running cycle so far. */
  long rowCount() {
    return rowCount;
  }

  List<CycleRows> finished() {
    finish();
    return List.copyOf(cycles);
  }

  private void finish() {
    if (rowCount > 0 && firstNanos <= lastNanos) {
      cycles.add(new CycleRows(name, firstRow, rowCount, firstNanos, lastNanos));
    } else if (rowCount > 0) {
      cycles.add(new CycleRows(name, firstRow, rowCount, 0, 0));
    }
    rowCount = 0;
  }
}
