package io.vertac.sink.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;

/** Sends one statement for many values in one go. */
final class Sql {

  private Sql() {}

  /** Sets one value's parameters. */
  @FunctionalInterface
  interface Binder<T> {
    void bind(Parameters parameters, T value) throws SQLException;
  }

  /**
   * Executes the statement once for each value, all in one round trip.
   *
   * <p>The driver is not asked to merge the batch into one statement with many rows: PostgreSQL
   * refuses to touch a row twice within one ON CONFLICT statement, and two revisions of a row may
   * well be in one batch.
   */
  static <T> void batch(Connection connection, String sql, Collection<T> values, Binder<T> binder)
      throws SQLException {
    if (values.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (T value : values) {
        binder.bind(new Parameters(statement), value);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Sets parameters from left to right. */
  static final class Parameters {
    private final PreparedStatement statement;
    private int index;

    private Parameters(PreparedStatement statement) {
      this.statement = statement;
    }

    /** A number, boolean or UUID. */
    Parameters add(Object value) throws SQLException {
      statement.setObject(++index, value);
      return this;
    }

    /** A UUID; null for none. */
    Parameters uuid(UUID value) throws SQLException {
      statement.setObject(++index, value, Types.OTHER);
      return this;
    }

    /** A whole number; null for none. */
    Parameters number(Integer value) throws SQLException {
      statement.setObject(++index, value, Types.INTEGER);
      return this;
    }

    /** A number; null for none. */
    Parameters decimal(Double value) throws SQLException {
      statement.setObject(++index, value, Types.DOUBLE);
      return this;
    }

    /** A text; null for none. */
    Parameters text(String value) throws SQLException {
      statement.setString(++index, value);
      return this;
    }

    /** An instant in UTC; null for none. */
    Parameters time(Instant value) throws SQLException {
      index++;
      if (value == null) {
        statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
      } else {
        statement.setObject(index, value.atOffset(ZoneOffset.UTC));
      }
      return this;
    }

    /** Contract columns are integers; a count beyond is shown as the largest of them. */
    Parameters count(long value) throws SQLException {
      statement.setInt(++index, (int) Math.min(value, Integer.MAX_VALUE));
      return this;
    }
  }
}
