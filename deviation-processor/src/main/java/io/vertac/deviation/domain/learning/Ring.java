package io.vertac.deviation.domain.learning;

import io.vertac.deviation.domain.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The last rows of numbers, oldest first; a full ring forgets its oldest. */
public final class Ring {
  private final int width;
  private final boolean floats;
  private final List<double[]> rows = new ArrayList<>();

  /**
   * @param width numbers in a row
   */
  public Ring(int width) {
    this(width, false);
  }

  private Ring(int width, boolean floats) {
    this.width = width;
    this.floats = floats;
  }

  /** One that is stored as floats and so holds no more digits in memory either. */
  static Ring ofFloats(int width) {
    return new Ring(width, true);
  }

  public void add(double... row) {
    if (row.length != width) {
      throw new IllegalArgumentException("a row has " + width + " numbers, got " + row.length);
    }
    rows.add(floats ? rounded(row) : row);
    if (rows.size() > Method.RING) {
      rows.remove(0);
    }
  }

  private static double[] rounded(double[] row) {
    double[] rounded = new double[row.length];
    for (int i = 0; i < row.length; i++) {
      rounded[i] = (float) row[i];
    }
    return rounded;
  }

  public void remove(int index) {
    rows.remove(index);
  }

  public void clear() {
    rows.clear();
  }

  public int size() {
    return rows.size();
  }

  public int width() {
    return width;
  }

  public double[] row(int index) {
    return rows.get(index);
  }

  /** The numbers at one place of all rows; those that are none are left out. */
  public double[] column(int place) {
    double[] column = new double[rows.size()];
    return Arrays.copyOf(column, column(place, column));
  }

  /**
   * As {@link #column(int)}, without a new array.
   *
   * @param column filled from its beginning; as long as the ring at least
   * @return how many numbers there are
   */
  public int column(int place, double[] column) {
    int count = 0;
    for (double[] row : rows) {
      if (!Double.isNaN(row[place])) {
        column[count++] = row[place];
      }
    }
    return count;
  }
}
