package io.vertac.config;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/**
 * Puts the trace that something belongs to (W3C Trace Context) into each line that this thread
 * logs, until it is closed.
 */
public final class LoggedTrace implements AutoCloseable {
  private static final String KEY = "traceId";
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}.*");
  private static final int ID_BEGIN = 3;
  private static final int ID_END = 35;

  private LoggedTrace() {}

  /**
   * @param traceparent as the header has it; null, or nonsense, for no trace
   */
  public static LoggedTrace of(String traceparent) {
    follow(traceparent);
    return new LoggedTrace();
  }

  /** The same, as a record's header has it. */
  public static LoggedTrace of(byte[] traceparent) {
    return of(traceparent == null ? null : new String(traceparent, StandardCharsets.US_ASCII));
  }

  /** From here on, until something else is followed. */
  public static void follow(String traceparent) {
    id(traceparent).ifPresentOrElse(id -> MDC.put(KEY, id), () -> MDC.remove(KEY));
  }

  /** The trace's id; empty for no trace, or nonsense. */
  public static Optional<String> id(String traceparent) {
    return traceparent != null && TRACEPARENT.matcher(traceparent).matches()
        ? Optional.of(traceparent.substring(ID_BEGIN, ID_END))
        : Optional.empty();
  }

  @Override
  public void close() {
    MDC.remove(KEY);
  }
}
