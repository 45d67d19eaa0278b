package io.vertac.edge.recording;

import io.vertac.config.ConfigurationException;
import io.vertac.edge.device.Reading;
import io.vertac.edge.device.ReadingSink;
import io.vertac.edge.intake.SteadyClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Turns the lines of one growing file into readings. */
final class TailRows {
  private static final double GOOD = 1;

  private final Mapping mapping;
  private final SteadyClock clock;
  private final CsvDialect dialect;
  private final Numbers numbers;
  private final ColumnNames names;
  private final List<Integer> columns;
  private final int timeColumn;
  private final TailSettings settings;
  private TimeColumn time;

  /**
   * @param beginning the file's first lines, with the heading
   * @throws ConfigurationException if the time column is not there
   */
  TailRows(String beginning, TailSettings settings, SteadyClock clock) throws IOException {
    this.mapping = settings.mapping();
    this.clock = clock;
    String text = beginning.startsWith("\uFEFF") ? beginning.substring(1) : beginning;
    this.dialect = CsvDialect.guess(new BufferedReader(new StringReader(text)), mapping);
    this.numbers = new Numbers(dialect.decimalComma());
    this.names = new ColumnNames(heading(text));
    this.timeColumn = names.time(mapping);
    this.columns = settings.columns().stream().map(names::find).toList();
    this.settings = settings;
  }

  /** Why a channel cannot be read from this file; empty if it can. */
  Optional<String> complaint(int channel) {
    return columns.get(channel) != ColumnNames.NONE
        ? Optional.empty()
        : Optional.of(
            "%s has no column %s; its heading names %s"
                .formatted(
                    settings.file(),
                    settings.columns().get(channel),
                    String.join(", ", names.heading())));
  }

  /** The readings of some lines, without the heading. */
  List<Reading> readings(String lines, ReadingSink sink) throws IOException {
    List<Reading> readings = new ArrayList<>();
    try (CSVParser rows = CSVParser.parse(new StringReader(lines), dialect.format())) {
      for (CSVRecord row : rows) {
        OptionalLong nanos = time(row);
        for (int channel = 0; channel < columns.size(); channel++) {
          if (nanos.isPresent()) {
            add(readings, channel, nanos.getAsLong(), row);
          } else {
            sink.unreadable(channel, withoutTime(row));
          }
        }
      }
    }
    return readings;
  }

  private void add(List<Reading> readings, int channel, long nanos, CSVRecord row) {
    if (columns.get(channel) == ColumnNames.NONE) {
      return;
    }
    String cell = CsvRows.cell(row, columns.get(channel));
    if (Numbers.isMissing(cell)) {
      return;
    }
    try {
      readings.add(new Reading(channel, nanos, numbers.parse(cell), GOOD, cell));
    } catch (NumberFormatException e) {
      // Words are fine for a signal that names cycles; whoever takes it knows whether it does.
      readings.add(new Reading(channel, nanos, Double.NaN, GOOD, cell));
    }
  }

  private String withoutTime(CSVRecord row) {
    return "%s: '%s' in column %s is no time: expected ISO 8601 or a number since 1970"
        .formatted(
            settings.file().getFileName(),
            CsvRows.cell(row, timeColumn),
            names.heading().get(timeColumn));
  }

  private OptionalLong time(CSVRecord row) {
    if (timeColumn == ColumnNames.NONE) {
      return OptionalLong.of(clock.next());
    }
    String cell = CsvRows.cell(row, timeColumn);
    if (time == null && !cell.isEmpty()) {
      TimeColumn found = new TimeColumn(cell, mapping, numbers);
      if (!found.absolute()) {
        throw new ConfigurationException(
            "time_column: "
                + cell
                + " counts from some beginning: a file that is followed needs times since 1970 or"
                + " ISO 8601, or none at all");
      }
      time = found;
    }
    return time == null ? OptionalLong.empty() : time.nanos(cell);
  }

  private List<String> heading(String beginning) throws IOException {
    try (CSVParser rows = CSVParser.parse(new StringReader(beginning), dialect.format())) {
      return rows.iterator().next().toList();
    }
  }
}
