package io.vertac.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertac.gateway.problem.FieldError;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import java.util.List;
import org.eclipse.jetty.http.HttpStatus;

/**
 * A problem document (RFC 9457).
 *
 * @param type a URN ending in the code
 * @param title the same for every problem with this status
 * @param detail what happened here
 * @param instance the path asked for
 * @param code what exactly, for programs
 * @param errors which parts of a request are wrong; null if that is not the problem
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    List<FieldError> errors) {
  static final String CONTENT_TYPE = "application/problem+json";
  private static final String TYPE_PREFIX = "urn:vertac:problem:";

  static Problem of(Refusal refusal, String instance) {
    return new Problem(
        TYPE_PREFIX + refusal.code(),
        refusal.kind().title(),
        refusal.kind().status(),
        refusal.getMessage(),
        instance,
        refusal.code(),
        refusal.errors().isEmpty() ? null : refusal.errors());
  }

  static Problem of(RefusalKind kind, String detail, String instance) {
    return of(Refusal.of(kind, detail), instance);
  }

  /** For a status that only the server below the routes gives. */
  static Problem ofStatus(int status, String detail, String instance) {
    String title = HttpStatus.getMessage(status);
    return new Problem("about:blank", title, status, detail, instance, null, null);
  }
}
