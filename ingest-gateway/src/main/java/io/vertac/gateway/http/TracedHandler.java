package io.vertac.gateway.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.vertac.gateway.trace.Traces;
import org.slf4j.MDC;

/**
 * Lets a request's trace be known, to records and to the log, while its handler runs.
 *
 * @param name of what is done
 */
record TracedHandler(String name, Handler handler) implements Handler {
  private static final String LOG_KEY = "traceId";

  @Override
  public void handle(Context ctx) throws Exception {
    Span span = Traces.begin(name, ctx::header);
    if (!span.getSpanContext().isValid()) {
      handler.handle(ctx);
      return;
    }
    try (Scope here = span.makeCurrent();
        MDC.MDCCloseable logged = MDC.putCloseable(LOG_KEY, span.getSpanContext().getTraceId())) {
      handler.handle(ctx);
    } finally {
      span.end();
    }
  }
}
