package io.vertac.streams;

import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** Tells a registry that cannot be reached from a record that cannot be read. */
final class RegistryTrouble {
  private RegistryTrouble() {}

  static boolean isPassing(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      boolean network = cause instanceof IOException && !isAboutBytes(cause);
      if (network || cause instanceof TimeoutException) {
        return true;
      }
      if (cause.getCause() == cause) {
        return false;
      }
    }
    return false;
  }

  /** Reading Avro from a buffer reports its end as an EOFException, which is an IOException. */
  private static boolean isAboutBytes(Throwable error) {
    return error instanceof java.io.EOFException
        || error.getClass().getName().startsWith("org.apache.avro.");
  }
}
