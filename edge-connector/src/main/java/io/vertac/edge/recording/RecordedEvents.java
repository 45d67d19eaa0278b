package io.vertac.edge.recording;

import io.vertac.edge.source.CycleStart;
import io.vertac.edge.source.CycleStop;
import io.vertac.edge.source.EventSequence;
import io.vertac.edge.source.ReferenceChoice;
import io.vertac.edge.source.SourceEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/**
 * Plays a recording's cycles as planned. Where the plan goes back in the file, as after a reference
 * cycle from its middle, the file is opened anew.
 */
final class RecordedEvents implements EventSequence {
  private final Path file;
  private final RecordingIndex index;
  private final Iterator<PlannedCycle> plan;
  private final RowEvents rowEvents;
  private final Deque<SourceEvent> pending = new ArrayDeque<>();
  private CsvRows rows;
  private PlannedCycle cycle;
  private long rowsLeft;

  RecordedEvents(Path file, RecordingIndex index, PlayPlan plan, long periodNanos)
      throws IOException {
    this.file = file;
    this.index = index;
    this.plan = plan.cycles().iterator();
    this.rowEvents = new RowEvents(index, periodNanos);
    this.rows = openFile();
  }

  @Override
  public SourceEvent next() throws IOException {
    while (pending.isEmpty()) {
      if (rowsLeft > 0) {
        playRow();
      } else if (cycle != null) {
        stopCycle();
      } else if (plan.hasNext()) {
        startCycle(plan.next());
      } else {
        return null;
      }
    }
    return pending.poll();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }

  private void startCycle(PlannedCycle next) throws IOException {
    cycle = next;
    CSVRecord first = row(next.rows().firstRow());
    pending.add(new CycleStart(next.startNanos(), next.key(), metadata(first)));
    rowEvents.begin(next);
    rowEvents.addTo(pending, first);
    rowsLeft = next.rows().rowCount() - 1;
  }

  private void playRow() throws IOException {
    rowEvents.addTo(pending, row(rows.rowNumber() + 1));
    rowsLeft--;
  }

  private void stopCycle() {
    pending.add(new CycleStop(cycle.endNanos(), cycle.key()));
    if (cycle.reference()) {
      pending.add(new ReferenceChoice(cycle.endNanos(), cycle.key()));
    }
    cycle = null;
  }

  private CSVRecord row(long number) throws IOException {
    if (number <= rows.rowNumber()) {
      rows.close();
      rows = openFile();
    }
    CSVRecord row = rows.next();
    while (row != null && rows.rowNumber() < number) {
      row = rows.next();
    }
    if (row == null) {
      throw new IOException(file + " became shorter while it was played");
    }
    return row;
  }

  private Map<String, Object> metadata(CSVRecord firstRow) {
    ColumnRoles roles = index.roles();
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("recording", file.getFileName().toString());
    metadata.put("cycle", rowEvents.numberOrText(cycle.rows().name()));
    for (int label : roles.labels()) {
      String cell = CsvRows.cell(firstRow, label);
      metadata.put(roles.heading().get(label), rowEvents.numberOrText(cell));
    }
    return metadata;
  }

  private CsvRows openFile() throws IOException {
    return new CsvRows(Files.newInputStream(file), index.dialect());
  }
}
