package io.vertac.edge.recording;

import io.vertac.edge.intake.Channel;
import io.vertac.edge.source.BadReading;
import io.vertac.edge.source.Sample;
import io.vertac.edge.source.SourceEvent;
import java.util.Deque;
import java.util.OptionalLong;
import org.apache.commons.csv.CSVRecord;

/** Turns the rows of a cycle into samples. An empty cell is no reading; a word in one is a bad. */
final class RowEvents {
  private static final double GOOD = 1.0;

  private final RecordingIndex index;
  private final Numbers numbers;
  private final long periodNanos;
  private PlannedCycle cycle;
  private long rowInCycle;
  private long lastTime;

  RowEvents(RecordingIndex index, long periodNanos) {
    this.index = index;
    this.numbers = new Numbers(index.dialect().decimalComma());
    this.periodNanos = periodNanos;
  }

  void begin(PlannedCycle next) {
    cycle = next;
    rowInCycle = 0;
    lastTime = next.startNanos();
  }

  void addTo(Deque<SourceEvent> events, CSVRecord row) {
    OptionalLong recorded = recordedTime(row);
    rowInCycle++;
    if (recorded.isPresent()) {
      lastTime = cycle.moved(recorded.getAsLong());
    }
    for (int sensor = 0; sensor < index.roles().sensors().size(); sensor++) {
      String cell = CsvRows.cell(row, index.roles().sensors().get(sensor));
      if (!Numbers.isMissing(cell)) {
        events.add(recorded.isPresent() ? reading(sensor, cell) : withoutTime(sensor, cell));
      }
    }
  }

  /** A whole number, a number, or the text as it is. */
  Object numberOrText(String cell) {
    if (!numbers.isNumber(cell)) {
      return cell;
    }
    double value = numbers.parse(cell);
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? (Object) (long) value : (Object) value;
  }

  private OptionalLong recordedTime(CSVRecord row) {
    if (index.times() == null) {
      return OptionalLong.of(rowInCycle * periodNanos);
    }
    return index.times().nanos(CsvRows.cell(row, index.roles().time()));
  }

  private SourceEvent reading(int sensor, String cell) {
    try {
      return new Sample(lastTime, sensor, numbers.parse(cell), GOOD);
    } catch (NumberFormatException e) {
      return new BadReading(lastTime, sensor, cell, Channel.notANumber(cell));
    }
  }

  private BadReading withoutTime(int sensor, String cell) {
    return new BadReading(lastTime, sensor, cell, "its row's time cannot be read");
  }
}
