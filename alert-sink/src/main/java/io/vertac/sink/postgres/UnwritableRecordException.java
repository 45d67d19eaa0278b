package io.vertac.sink.postgres;

/** A value that fits no column, found before the database was asked. */
final class UnwritableRecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnwritableRecordException(String message) {
    super(message);
  }
}
