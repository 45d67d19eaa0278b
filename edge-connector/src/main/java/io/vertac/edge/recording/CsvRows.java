package io.vertac.edge.recording;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file's heading and rows, one in memory at a time. */
final class CsvRows implements AutoCloseable {
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final List<String> heading;
  private long rowNumber = -1;

  CsvRows(InputStream in, CsvDialect dialect) throws IOException {
    this.parser = CSVParser.parse(reader(in), dialect.format());
    this.records = parser.iterator();
    this.heading = readHeading();
  }

  static BufferedReader reader(InputStream in) throws IOException {
    Reader decoded = new InputStreamReader(new BufferedInputStream(in), StandardCharsets.UTF_8);
    BufferedReader reader = new BufferedReader(decoded);
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }

  List<String> heading() {
    return heading;
  }

  /** The next row, null at the end of the file. */
  CSVRecord next() throws IOException {
    try {
      if (!records.hasNext()) {
        return null;
      }
      rowNumber++;
      return records.next();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The number of the row read last, from 0, not counting the heading. */
  long rowNumber() {
    return rowNumber;
  }

  /** A row's cell, empty if the row is too short. */
  static String cell(CSVRecord row, int column) {
    return column < row.size() ? row.get(column) : "";
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  private List<String> readHeading() throws IOException {
    CSVRecord first = next();
    rowNumber = -1;
    List<String> names = new ArrayList<>();
    if (first != null) {
      first.forEach(names::add);
    }
    return names;
  }
}
