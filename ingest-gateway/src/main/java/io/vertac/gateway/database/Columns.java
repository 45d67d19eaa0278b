package io.vertac.gateway.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Values of columns that may be empty, and times as they are shown and compared. */
public final class Columns {
  private Columns() {}

  /** ISO 8601, UTC; null for none. */
  public static String time(ResultSet row, String column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant().toString();
  }

  public static Long number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : Long.valueOf(value);
  }

  public static Double decimal(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : Double.valueOf(value);
  }

  /** As a query's parameter; null for none. */
  public static OffsetDateTime parameter(Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }

  /** Microseconds since 1970, as cursors carry them. */
  public static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
