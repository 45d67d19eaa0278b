package io.vertac.sink.postgres;

import io.vertac.sink.delivery.DestinationUnavailableException;
import java.sql.SQLException;

/** Tells what a record did wrong from what the database cannot do now. */
final class SqlFailure {
  private static final int CLASS_LENGTH = 2;

  private SqlFailure() {}

  /**
   * Whether the same statement would fail for ever because of the values in it: SQLSTATE classes 22
   * (data exception), 23 (constraint violation) and 54 (too large for the database).
   */
  static boolean isDataError(SQLException failure) {
    String state = root(failure).getSQLState();
    if (state == null || state.length() < CLASS_LENGTH) {
      return false;
    }
    return switch (state.substring(0, CLASS_LENGTH)) {
      case "22", "23", "54" -> true;
      default -> false;
    };
  }

  /** What the server said, without the statement and its values that the driver puts around it. */
  static String describe(SQLException failure) {
    SQLException root = root(failure);
    return "SQLSTATE %s: %s".formatted(root.getSQLState(), root.getMessage());
  }

  static DestinationUnavailableException unavailable(SQLException failure) {
    return new DestinationUnavailableException(describe(failure), failure);
  }

  private static SQLException root(SQLException failure) {
    SQLException root = failure;
    while (root.getNextException() != null && root.getNextException() != root) {
      root = root.getNextException();
    }
    // The pool's own exception says only that it waited; its cause says for what.
    return root.getCause() instanceof SQLException cause && cause != root ? cause : root;
  }
}
