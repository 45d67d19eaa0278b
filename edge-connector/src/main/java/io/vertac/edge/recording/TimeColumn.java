package io.vertac.edge.recording;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.OptionalLong;

/**
 * Reads the cells of a time column as nanoseconds: since 1970 for calendar times, otherwise from
 * wherever the recording counts.
 */
final class TimeColumn {
  private static final BigDecimal FIRST_EPOCH_SECOND = new BigDecimal("1e8");
  private static final int FEWEST_DIGITS_OF_SECONDS = 9;
  private static final int NANO_DIGITS = 9;
  private static final BigDecimal MOST_NANOS = BigDecimal.valueOf(Long.MAX_VALUE);

  private enum Form {
    COUNTED,
    EPOCH,
    CALENDAR
  }

  private final Form form;
  private final BigDecimal unitNanos;
  private final ZoneId zone;
  private final Numbers numbers;

  /**
   * @param example a cell of the column; tells whether it counts or gives calendar times
   */
  TimeColumn(String example, Mapping mapping, Numbers numbers) {
    this.numbers = numbers;
    this.zone = mapping.zoneId();
    if (!numbers.isNumber(example)) {
      this.form = Form.CALENDAR;
      this.unitNanos = BigDecimal.ONE;
      return;
    }
    BigDecimal value = new BigDecimal(numbers.plain(example));
    boolean epoch = value.compareTo(FIRST_EPOCH_SECOND) >= 0;
    this.form = epoch ? Form.EPOCH : Form.COUNTED;
    this.unitNanos = epoch ? epochUnit(value) : BigDecimal.valueOf(mapping.periodNanos());
  }

  /** Whether the times are on the calendar. */
  boolean absolute() {
    return form != Form.COUNTED;
  }

  /** The cell's time, or nothing if it cannot be read as one. */
  OptionalLong nanos(String cell) {
    try {
      return OptionalLong.of(form == Form.CALENDAR ? calendar(cell) : counted(cell));
    } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
      return OptionalLong.empty();
    }
  }

  private long counted(String cell) {
    BigDecimal nanos = new BigDecimal(numbers.plain(cell)).multiply(unitNanos);
    // Compared before converted: 1e999999999 is short in a file and huge as an integer.
    if (nanos.abs().compareTo(BigDecimal.ONE) < 0) {
      return 0;
    }
    if (nanos.abs().compareTo(MOST_NANOS) > 0) {
      throw new ArithmeticException("outside every calendar");
    }
    return nanos.longValue();
  }

  private long calendar(String cell) {
    String iso = cell.indexOf(' ') > 0 ? cell.replaceFirst(" ", "T") : cell;
    iso = numbers.decimalComma() ? iso.replace(',', '.') : iso;
    int afterDate = iso.indexOf('T');
    boolean offset =
        iso.endsWith("Z") || iso.indexOf('+', afterDate) > 0 || iso.lastIndexOf('-') > afterDate;
    Instant instant =
        offset
            ? OffsetDateTime.parse(iso).toInstant()
            : LocalDateTime.parse(iso).atZone(zone).toInstant();
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
  }

  /** Seconds, milliseconds, microseconds or nanoseconds, told by the number of digits. */
  private static BigDecimal epochUnit(BigDecimal value) {
    int digits = value.precision() - value.scale();
    int beyondSeconds = Math.max(0, (digits - FEWEST_DIGITS_OF_SECONDS) / 3 * 3);
    return BigDecimal.ONE.movePointRight(Math.max(0, NANO_DIGITS - beyondSeconds));
  }
}
