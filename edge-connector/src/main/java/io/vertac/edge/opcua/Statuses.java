package io.vertac.edge.opcua;

import io.vertac.edge.failure.Failures;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;

/** Says in words what a status code of OPC UA means. */
final class Statuses {
  private static final String RAW = "status=";

  private Statuses() {}

  /** The standard's own words, and its name for those who search for it. */
  static String say(StatusCode status) {
    return StatusCodes.lookup(status.getValue())
        .map(found -> found[1].replaceAll("\\.$", "") + " (" + found[0] + ")")
        .orElse("status 0x" + Long.toHexString(status.getValue()));
  }

  static String say(Exception failure) {
    String words = Failures.say(failure);
    return failure instanceof UaException ua && words.startsWith(RAW)
        ? say(ua.getStatusCode())
        : words;
  }
}
