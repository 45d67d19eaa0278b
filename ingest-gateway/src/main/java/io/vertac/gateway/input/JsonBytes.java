package io.vertac.gateway.input;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.util.Arrays;

/**
 * A place in a JSON text, moving forward. Knows plain JSON only: strings without escapes, numbers
 * of ordinary length; everything else is {@link Unusual}.
 */
final class JsonBytes {
  private static final int MAX_NUMBER_BYTES = 64;

  /** Digits that a long takes whatever they are. */
  private static final int MAX_LONG_DIGITS = 18;

  /** Whole numbers up to here, and powers of ten up to 22, are doubles: their quotient is exact. */
  private static final long MAX_EXACT = 1L << 53;

  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  /** What a plain string goes on over. */
  private static final boolean[] PLAIN = plain();

  private final byte[] text;
  private int at;

  JsonBytes(byte[] text) {
    this.text = text;
  }

  byte[] text() {
    return text;
  }

  int position() {
    return at;
  }

  /** The next byte that is no white space; it stays where it is. */
  byte peek() {
    while (at < text.length) {
      byte c = text[at];
      if (c > ' ') {
        return c;
      }
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        break;
      }
      at++;
    }
    throw Unusual.INSTANCE;
  }

  void expect(char wanted) {
    if (peek() != wanted) {
      throw Unusual.INSTANCE;
    }
    at++;
  }

  /** True, and past it, if the next byte that is no white space is this one. */
  boolean skip(char wanted) {
    if (peek() != wanted) {
      return false;
    }
    at++;
    return true;
  }

  /** True, and past it, if null is next. */
  boolean skipNull() {
    if (peek() != 'n') {
      return false;
    }
    if (text.length - at < 4 || text[at + 1] != 'u' || text[at + 2] != 'l' || text[at + 3] != 'l') {
      throw Unusual.INSTANCE;
    }
    at += 4;
    return true;
  }

  /** Goes past a string; it is what lies between the position before and {@link #endOfString}. */
  int string() {
    expect('"');
    int from = at;
    int i = from;
    while (i < text.length && PLAIN[text[i] & 0xff]) {
      i++;
    }
    if (i == text.length || text[i] != '"') {
      throw Unusual.INSTANCE;
    }
    at = i + 1;
    return from;
  }

  /** Where the string that was just passed ends, exclusive. */
  int endOfString() {
    return at - 1;
  }

  /** True, and past it, if what is next is the same as what stands there. */
  boolean skipSame(int from, int length) {
    int to = at + length;
    if (to > text.length || !Arrays.equals(text, at, to, text, from, from + length)) {
      return false;
    }
    at = to;
    return true;
  }

  void goTo(int position) {
    at = position;
  }

  /** Nothing but white space follows. */
  boolean isAtEnd() {
    for (int i = at; i < text.length; i++) {
      byte c = text[i];
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        return false;
      }
    }
    return true;
  }

  /** Whether these bytes of the text are those. */
  boolean matches(int from, int to, byte[] wanted) {
    return Arrays.equals(text, from, to, wanted, 0, wanted.length);
  }

  /** A finite number, rounded as Jackson rounds it: to the nearest double. */
  double number() {
    byte first = peek();
    int from = at;
    boolean negative = first == '-';
    if (negative) {
      at++;
    }
    int digitsFrom = at;
    long mantissa = digits(0);
    int integerDigits = at - digitsFrom;
    if (integerDigits == 0 || (integerDigits > 1 && text[digitsFrom] == '0')) {
      throw Unusual.INSTANCE;
    }
    int fractionDigits = 0;
    if (at < text.length && text[at] == '.') {
      at++;
      int fractionFrom = at;
      mantissa = digits(mantissa);
      fractionDigits = at - fractionFrom;
      if (fractionDigits == 0) {
        throw Unusual.INSTANCE;
      }
    }
    boolean exponent = skipExponent();
    if (at - from > MAX_NUMBER_BYTES) {
      throw Unusual.INSTANCE;
    }
    if (exponent
        || integerDigits + fractionDigits > MAX_LONG_DIGITS
        || mantissa > MAX_EXACT
        || fractionDigits >= POWERS.length) {
      return anyNumber(from);
    }
    double size = mantissa / POWERS[fractionDigits];
    // To Jackson -0 is a whole number, and whole numbers have no negative zero.
    boolean wholeZero = mantissa == 0 && fractionDigits == 0;
    return negative && !wholeZero ? -size : size;
  }

  /** Overflows when there are too many; those are read again. */
  private long digits(long before) {
    long number = before;
    int i = at;
    while (i < text.length && text[i] >= '0' && text[i] <= '9') {
      number = number * 10 + (text[i] - '0');
      i++;
    }
    at = i;
    return number;
  }

  private boolean skipExponent() {
    if (at >= text.length || (text[at] | 0x20) != 'e') {
      return false;
    }
    at++;
    if (at < text.length && (text[at] == '+' || text[at] == '-')) {
      at++;
    }
    int from = at;
    digits(0);
    if (at == from) {
      throw Unusual.INSTANCE;
    }
    return true;
  }

  private double anyNumber(int from) {
    double number = JavaDoubleParser.parseDouble(text, from, at - from);
    if (Double.isFinite(number)) {
      return number;
    }
    throw Unusual.INSTANCE;
  }

  private static boolean[] plain() {
    boolean[] plain = new boolean[256];
    Arrays.fill(plain, ' ', plain.length, true);
    plain['"'] = false;
    plain['\\'] = false;
    return plain;
  }
}
