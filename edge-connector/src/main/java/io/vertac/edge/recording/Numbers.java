package io.vertac.edge.recording;

import java.util.Locale;
import java.util.Set;

/** Reads numbers as one recording writes them. */
record Numbers(boolean decimalComma) {
  private static final Set<String> MISSING = Set.of("", "nan", "na", "n/a", "null", "none", "-");

  /** A cell that says there is no reading, which is not the same as a bad one. */
  static boolean isMissing(String cell) {
    return cell.length() <= 4 && MISSING.contains(cell.toLowerCase(Locale.ROOT));
  }

  /**
   * @throws NumberFormatException if the cell is no finite decimal number
   */
  double parse(String cell) {
    if (decimalComma && cell.indexOf('.') >= 0) {
      // It would be a thousand times too small if the point separates thousands.
      throw new NumberFormatException("a point, though the decimal sign is a comma");
    }
    String text = plain(cell);
    // Double.parseDouble would also take 1f, 0x1p3 and Infinity.
    if (text.isEmpty() || !isDigitOrDot(text.charAt(text.length() - 1)) || text.indexOf('x') > 0) {
      throw new NumberFormatException("not a number");
    }
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw new NumberFormatException("too large");
    }
    return value;
  }

  boolean isNumber(String cell) {
    try {
      parse(cell);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** The cell as Java writes numbers. */
  String plain(String cell) {
    return decimalComma ? cell.replace(',', '.') : cell;
  }

  private static boolean isDigitOrDot(char c) {
    return c >= '0' && c <= '9' || c == '.';
  }
}
