package io.vertac.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFailureTest {

  @ParameterizedTest
  @ValueSource(strings = {"22021", "22P02", "23503", "54000"})
  void shouldBlameTheRecord(String state) {
    assertThat(SqlFailure.isDataError(new SQLException("no", state))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "57P01", "53300", "40P01", "40001", "42P01", "28P01", "2"})
  void shouldBlameTheDatabase(String state) {
    assertThat(SqlFailure.isDataError(new SQLException("no", state))).isFalse();
  }

  @Test
  void shouldBlameTheDatabaseWhenNothingIsKnown() {
    assertThat(SqlFailure.isDataError(new SQLException("no"))).isFalse();
  }

  @Test
  void shouldLookBehindTheBatchAndShowNoValues() {
    BatchUpdateException batch =
        new BatchUpdateException("INSERT ... VALUES ('secret')", "22021", null);
    batch.setNextException(new SQLException("invalid byte sequence", "22021"));

    assertThat(SqlFailure.isDataError(batch)).isTrue();
    assertThat(SqlFailure.describe(batch)).isEqualTo("SQLSTATE 22021: invalid byte sequence");
  }

  @Test
  void shouldLookBehindThePool() {
    SQLException refused = new SQLException("connection refused", "08001");
    SQLException waited = new SQLTransientConnectionException("timed out", null, 0, refused);

    assertThat(SqlFailure.describe(waited)).contains("08001", "connection refused");
  }
}
