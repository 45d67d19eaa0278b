package io.vertac.edge.recording;

import org.apache.commons.csv.CSVRecord;

/** What the columns turn out to hold while a recording is read through once. */
final class ColumnStatistics {
  private final Numbers numbers;
  private final boolean[] numeric;
  private final boolean[] text;
  private final boolean[] varying;
  private final String[] inThisCycle;

  ColumnStatistics(int columns, Numbers numbers) {
    this.numbers = numbers;
    this.numeric = new boolean[columns];
    this.text = new boolean[columns];
    this.varying = new boolean[columns];
    this.inThisCycle = new String[columns];
  }

  void beginCycle(CSVRecord firstRow) {
    for (int i = 0; i < inThisCycle.length; i++) {
      inThisCycle[i] = CsvRows.cell(firstRow, i);
    }
  }

  void add(CSVRecord row) {
    for (int i = 0; i < inThisCycle.length; i++) {
      String cell = CsvRows.cell(row, i);
      varying[i] |= !cell.equals(inThisCycle[i]);
      if (!numeric[i] && !Numbers.isMissing(cell)) {
        numeric[i] = numbers.isNumber(cell);
        text[i] |= !numeric[i];
      }
    }
  }

  /** Whether the column holds a number anywhere. */
  boolean numeric(int column) {
    return numeric[column];
  }

  /** Whether the column holds words and no numbers. */
  boolean textOnly(int column) {
    return text[column] && !numeric[column];
  }

  boolean constantWithinCycles(int column) {
    return !varying[column];
  }
}
