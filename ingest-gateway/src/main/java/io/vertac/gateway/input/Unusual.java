package io.vertac.gateway.input;

/**
 * Thrown where the scanner meets something that it leaves to Jackson. Always the same object,
 * without a stack trace: this is a turn in the road, not a defect.
 */
final class Unusual extends RuntimeException {
  static final Unusual INSTANCE = new Unusual();
  private static final long serialVersionUID = 1L;

  private Unusual() {
    super("left to Jackson", null, false, false);
  }
}
