package io.vertac.gateway.input;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads ISO 8601 times with an offset or {@code Z}, up to nanoseconds.
 *
 * <p>The usual shape is read by hand, several times faster than java.time does; whatever has
 * another shape goes to java.time, which has the last word on what is a time.
 */
public final class IsoTime {
  /** Not a time, or one without an offset. */
  public static final long INVALID = Long.MIN_VALUE;

  /** A time, but more than about 292 years from 1970. */
  public static final long FAR_AWAY = Long.MAX_VALUE;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long MAX_SECONDS = Long.MAX_VALUE / NANOS_PER_SECOND - 1;
  private static final long MAX_MICROS = MAX_SECONDS * 1_000_000L;
  private static final int SECONDS_END = 19;
  private static final int MAX_FRACTION_DIGITS = 9;
  private static final int MAX_OFFSET_MINUTES = 18 * 60;

  /** ISO 8601 also allows +HHMM and +HH, which java.time reads only in times without colons. */
  private static final Pattern SHORT_OFFSET = Pattern.compile("(.*[Tt].*[+-]\\d{2})(\\d{2})?");

  private IsoTime() {}

  /**
   * @return nanoseconds since 1970-01-01T00:00Z, {@link #INVALID} or {@link #FAR_AWAY}
   */
  public static long epochNanos(String text) {
    long usual = usualShape(text);
    return usual != INVALID ? usual : anyShape(text);
  }

  /** The same as an instant; empty text, no offset and nonsense give null. */
  public static Instant instant(String text) {
    long nanos = epochNanos(text);
    if (nanos == INVALID || nanos == FAR_AWAY) {
      return null;
    }
    return Instant.ofEpochSecond(0, nanos);
  }

  static long usualShape(String text) {
    // What is not Latin-1 becomes a question mark, which is in no time either.
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return usualShape(bytes, 0, bytes.length);
  }

  /**
   * {@code YYYY-MM-DDTHH:MM:SS[.f{1,9}](Z|+HH:MM|-HH:MM)}; INVALID for everything else.
   *
   * @param from where the time begins in the text
   * @param to where it ends, exclusive
   */
  static long usualShape(byte[] text, int from, int to) {
    if (to - from <= SECONDS_END || !hasSeparators(text, from)) {
      return INVALID;
    }
    long second = localSecond(text, from);
    int at = from + SECONDS_END;
    int nano = 0;
    if (text[at] == '.') {
      int end = at + 1;
      while (end < to && isDigit(text[end])) {
        nano = end - at <= MAX_FRACTION_DIGITS ? nano * 10 + text[end] - '0' : nano;
        end++;
      }
      int digits = end - at - 1;
      if (digits < 1 || digits > MAX_FRACTION_DIGITS) {
        return INVALID;
      }
      nano *= pow10(MAX_FRACTION_DIGITS - digits);
      at = end;
    }
    int offset = offsetSeconds(text, at, to);
    if (second == INVALID || offset == Integer.MIN_VALUE) {
      return INVALID;
    }
    return nanos(second - offset, nano);
  }

  /**
   * @param micros since 1970-01-01T00:00Z
   * @param nano beyond them, from 0 to 999
   * @return {@link #INVALID} if the nanoseconds are not, or {@link #FAR_AWAY}
   */
  static long epochNanos(long micros, int nano) {
    if (nano < 0 || nano >= 1_000) {
      return INVALID;
    }
    return micros > MAX_MICROS || micros < -MAX_MICROS ? FAR_AWAY : micros * 1_000 + nano;
  }

  private static long anyShape(String text) {
    try {
      Matcher offset = SHORT_OFFSET.matcher(text);
      String full =
          offset.matches()
              ? offset.group(1) + ":" + Objects.requireNonNullElse(offset.group(2), "00")
              : text;
      Instant instant = OffsetDateTime.parse(full).toInstant();
      return nanos(instant.getEpochSecond(), instant.getNano());
    } catch (DateTimeException e) {
      return INVALID;
    }
  }

  private static long nanos(long second, int nano) {
    if (second > MAX_SECONDS || second < -MAX_SECONDS) {
      return FAR_AWAY;
    }
    return second * NANOS_PER_SECOND + nano;
  }

  private static boolean hasSeparators(byte[] text, int from) {
    return text[from + 4] == '-'
        && text[from + 7] == '-'
        && (text[from + 10] | 0x20) == 't'
        && text[from + 13] == ':'
        && text[from + 16] == ':';
  }

  private static long localSecond(byte[] text, int from) {
    int year = twoDigits(text, from) * 100 + twoDigits(text, from + 2);
    int month = twoDigits(text, from + 5);
    int day = twoDigits(text, from + 8);
    int hour = twoDigits(text, from + 11);
    int minute = twoDigits(text, from + 14);
    int second = twoDigits(text, from + 17);
    boolean inRange =
        (year | month | day | hour | minute | second) >= 0
            && month >= 1
            && month <= 12
            && day >= 1
            && day <= daysOf(year, month)
            && hour <= 23
            && minute <= 59
            && second <= 59;
    return inRange
        ? (epochDay(year, month, day) * 24 + hour) * 3600 + minute * 60 + second
        : INVALID;
  }

  private static int offsetSeconds(byte[] text, int at, int to) {
    int rest = to - at;
    if (rest == 1 && (text[at] | 0x20) == 'z') {
      return 0;
    }
    if (rest != 6 || text[at + 3] != ':') {
      return Integer.MIN_VALUE;
    }
    byte sign = text[at];
    int hours = twoDigits(text, at + 1);
    int minutes = twoDigits(text, at + 4);
    int total = hours * 60 + minutes;
    if ((sign != '+' && sign != '-')
        || (hours | minutes) < 0
        || minutes > 59
        || total > MAX_OFFSET_MINUTES) {
      return Integer.MIN_VALUE;
    }
    return (sign == '-' ? -total : total) * 60;
  }

  /** Days since 1970-01-01 in the proleptic Gregorian calendar, years from 0 to 9999. */
  private static long epochDay(int year, int month, int day) {
    // Counting years from March puts the leap day last, so that month lengths follow one formula.
    int y = month <= 2 ? year - 1 : year;
    int era = Math.floorDiv(y, 400);
    int yearOfEra = y - era * 400;
    int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - 719_468;
  }

  private static int daysOf(int year, int month) {
    return switch (month) {
      case 2 -> (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  /** A negative number if one of the two is not a digit. */
  private static int twoDigits(byte[] text, int at) {
    byte tens = text[at];
    byte ones = text[at + 1];
    return isDigit(tens) && isDigit(ones) ? (tens - '0') * 10 + ones - '0' : -1_000_000;
  }

  private static boolean isDigit(byte c) {
    return c >= '0' && c <= '9';
  }

  private static int pow10(int exponent) {
    int power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }
}
