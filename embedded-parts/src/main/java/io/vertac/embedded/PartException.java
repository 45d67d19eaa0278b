package io.vertac.embedded;

/**
 * An embedded part cannot start or be used. The message is one line that says what is wrong and
 * what to do about it, fit to be shown to the person at the terminal.
 */
public final class PartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PartException(String message) {
    super(message);
  }

  public PartException(String message, Throwable cause) {
    super(message, cause);
  }
}
