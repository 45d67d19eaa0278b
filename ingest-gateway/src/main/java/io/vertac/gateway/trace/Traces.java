package io.vertac.gateway.trace;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.header.Headers;

/**
 * Carries the trace that a request belongs to (W3C Trace Context) on to the records that come of
 * it. Requests that name none make none: tracing costs nothing unless somebody traces.
 *
 * <p>Spans go to whatever OpenTelemetry is installed in the process, for example by its agent;
 * without any, only the ids are passed on.
 */
public final class Traces {
  private static final TextMapPropagator W3C = W3CTraceContextPropagator.getInstance();
  private static final String HEADER = "traceparent";
  private static final Getter GETTER = new Getter();

  private Traces() {}

  /**
   * Begins the gateway's part of the trace.
   *
   * @param name what is done
   * @param headers of the request, by their name; null for none
   * @return not recording if the request belongs to no trace
   */
  public static Span begin(String name, UnaryOperator<String> headers) {
    if (headers.apply(HEADER) == null) {
      return Span.getInvalid();
    }
    Context parent = W3C.extract(Context.root(), headers, GETTER);
    return GlobalOpenTelemetry.getTracer("io.vertac.gateway")
        .spanBuilder(name)
        .setSpanKind(SpanKind.SERVER)
        .setParent(parent)
        .startSpan();
  }

  /** Notes the trace of this thread's request, if it has one, in a record's headers. */
  public static void note(Headers headers) {
    if (Span.current().getSpanContext().isValid()) {
      W3C.inject(
          Context.current(),
          headers,
          (to, key, value) -> to.add(key, value.getBytes(StandardCharsets.US_ASCII)));
    }
  }

  private static final class Getter implements TextMapGetter<UnaryOperator<String>> {
    @Override
    public Iterable<String> keys(UnaryOperator<String> headers) {
      return List.of(HEADER, "tracestate");
    }

    @Override
    public String get(UnaryOperator<String> headers, String key) {
      return headers.apply(key);
    }
  }
}
