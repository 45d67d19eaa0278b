package io.vertac.sink.delivery;

/** Bytes that are no record of their topic; the message says why. */
final class UndecodableException extends Exception {
  private static final long serialVersionUID = 1L;

  UndecodableException(String message) {
    super(message);
  }
}
