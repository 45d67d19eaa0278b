package io.vertac.gateway.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.vertac.config.LoggedTrace;
import io.vertac.gateway.trace.Traces;

/**
 * Lets a request's trace be known, to records and to the log, while its handler runs.
 *
 * @param name of what is done
 */
record TracedHandler(String name, Handler handler) implements Handler {
  @Override
  public void handle(Context ctx) throws Exception {
    Span span = Traces.begin(name, ctx::header);
    if (!span.getSpanContext().isValid()) {
      handler.handle(ctx);
      return;
    }
    try (Scope here = span.makeCurrent();
        LoggedTrace logged = LoggedTrace.of(ctx.header("traceparent"))) {
      handler.handle(ctx);
    } finally {
      span.end();
    }
  }
}
