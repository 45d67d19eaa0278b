package io.vertac.embedded;

import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Locale;

/** What a failure to start usually means, and what the user can do about it. */
enum FailureAdvice {
  PORT_IN_USE(
      "a port was taken by another program twice in a row; start again",
      "address already in use",
      "in use by another process"),
  DISK_FULL(
      "the disk is full; free some space or choose another data folder",
      "no space left on device",
      "disk quota exceeded"),
  NOT_PERMITTED(
      "access is denied; choose a data folder that this user may read, write and run programs in",
      "permission denied",
      "operation not permitted",
      "read-only file system"),
  UNKNOWN("see the log for details");

  private final String advice;
  private final List<String> signs;

  FailureAdvice(String advice, String... signs) {
    this.advice = advice;
    this.signs = List.of(signs);
  }

  String advice() {
    return advice;
  }

  static FailureAdvice of(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      FailureAdvice found = of(t.getMessage() == null ? "" : t.getMessage());
      if (found != UNKNOWN) {
        return found;
      }
      if (t instanceof BindException) {
        return PORT_IN_USE;
      }
      if (t instanceof AccessDeniedException) {
        return NOT_PERMITTED;
      }
    }
    return UNKNOWN;
  }

  static FailureAdvice of(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (FailureAdvice candidate : values()) {
      if (candidate.signs.stream().anyMatch(lower::contains)) {
        return candidate;
      }
    }
    return UNKNOWN;
  }

  /** The one line for the user. */
  static PartException explain(String part, Throwable failure) {
    if (failure instanceof PartException already) {
      return already;
    }
    String what = rootMessage(failure);
    return new PartException(
        part + " cannot start: " + of(failure).advice + " (" + what + ")", failure);
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.toString();
    return message.lines().findFirst().orElse(root.getClass().getSimpleName());
  }
}
