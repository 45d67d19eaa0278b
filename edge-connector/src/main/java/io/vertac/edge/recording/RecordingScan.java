package io.vertac.edge.recording;

import io.vertac.config.ConfigurationException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.apache.commons.csv.CSVRecord;

/** Reads a recording once from end to end, keeping one row at a time and a line a cycle. */
final class RecordingScan {
  /** The only cycle of a recording without a cycle column. */
  static final String ONLY_CYCLE = "1";

  private final Path file;
  private final Mapping mapping;
  private final CsvDialect dialect;
  private final Numbers numbers;
  private final CycleCollector cycles = new CycleCollector();
  private ColumnNames names;
  private ColumnStatistics statistics;
  private TimeColumn times;

  private RecordingScan(Path file, Mapping mapping) throws IOException {
    this.file = file;
    this.mapping = mapping;
    try (BufferedReader beginning = CsvRows.reader(Files.newInputStream(file))) {
      this.dialect = CsvDialect.guess(beginning, mapping);
    }
    this.numbers = new Numbers(dialect.decimalComma());
  }

  /**
   * @throws ConfigurationException if the file holds no recording
   */
  static RecordingIndex of(Path file, Mapping mapping) throws IOException {
    return new RecordingScan(file, mapping).index();
  }

  private RecordingIndex index() throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest);
        CsvRows rows = new CsvRows(in, dialect)) {
      readHeading(rows);
      for (CSVRecord row = rows.next(); row != null; row = rows.next()) {
        add(row, rows.rowNumber());
      }
    }
    List<CycleRows> found = cycles.finished();
    if (found.isEmpty()) {
      throw new ConfigurationException(file + " has no rows below its heading");
    }
    ColumnRoles roles = new ColumnGuess(names, mapping, statistics).roles();
    String hash = HexFormat.of().formatHex(digest.digest());
    return new RecordingIndex(hash, dialect, roles, times, found);
  }

  private void readHeading(CsvRows rows) {
    List<String> heading = rows.heading();
    boolean numbersOnly = heading.stream().allMatch(numbers::isNumber);
    if (numbersOnly) {
      throw new ConfigurationException(
          file + " begins with numbers: its first line must name the columns");
    }
    names = new ColumnNames(heading);
    statistics = new ColumnStatistics(heading.size(), numbers);
  }

  private void add(CSVRecord row, long number) {
    int cycleColumn = names.cycle(mapping);
    String name = cycleColumn == ColumnNames.NONE ? ONLY_CYCLE : CsvRows.cell(row, cycleColumn);
    if (cycles.begins(name)) {
      cycles.begin(name, number);
      statistics.beginCycle(row);
    }
    statistics.add(row);
    cycles.add(time(row));
  }

  private OptionalLong time(CSVRecord row) {
    int column = names.time(mapping);
    if (column == ColumnNames.NONE) {
      return OptionalLong.of(cycles.rowCount() * mapping.periodNanos());
    }
    String cell = CsvRows.cell(row, column);
    if (times == null) {
      times = timeColumn(column, cell);
    }
    return times.nanos(cell);
  }

  private TimeColumn timeColumn(int column, String example) {
    TimeColumn read = new TimeColumn(example, mapping, numbers);
    if (read.nanos(example).isEmpty()) {
      throw ConfigurationException.invalid(
          "time column " + names.heading().get(column),
          example,
          "a number, or a time like 2026-01-31T12:00:00.5Z");
    }
    return read;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
