package io.vertac.sink.delivery;

/** Something that is needed to write a record is away for now; trying again later may work. */
public final class DestinationUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DestinationUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
