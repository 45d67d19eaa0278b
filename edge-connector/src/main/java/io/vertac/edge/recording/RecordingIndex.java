package io.vertac.edge.recording;

import java.util.List;

/**
 * What one pass through a recording found out.
 *
 * @param contentHash of the file's bytes
 * @param times how to read the time column; null if there is none
 * @param cycles in file order
 */
record RecordingIndex(
    String contentHash,
    CsvDialect dialect,
    ColumnRoles roles,
    TimeColumn times,
    List<CycleRows> cycles) {
  boolean absolute() {
    return times != null && times.absolute();
  }
}
