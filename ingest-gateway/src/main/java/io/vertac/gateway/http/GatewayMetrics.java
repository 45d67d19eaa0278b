package io.vertac.gateway.http;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertac.gateway.ingest.BatchAnswer;
import io.vertac.gateway.ingest.InFlightBudget;
import io.vertac.gateway.live.LiveSockets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What the gateway counts, for Prometheus. */
public final class GatewayMetrics {
  private static final String BEGAN = "vertac.began";
  private static final String NO_ROUTE = "none";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<Series, Timer> timers = new ConcurrentHashMap<>();
  private final Counter accepted =
      Counter.builder("vertac.gateway.samples.accepted")
          .description("Samples that Kafka has acknowledged")
          .register(registry);
  private final Counter rejected =
      Counter.builder("vertac.gateway.samples.rejected")
          .description("Samples that went to the dead-letter topic")
          .register(registry);

  public GatewayMetrics(InFlightBudget budget) {
    Gauge.builder("vertac.gateway.inflight.bytes", budget, InFlightBudget::used)
        .description("Bytes of requests that are not answered yet")
        .register(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
  }

  /** Shows how many viewers there are, and how many streams they watch. */
  public void watch(LiveSockets live) {
    Gauge.builder("vertac.gateway.viewers", live, LiveSockets::viewers)
        .description("Viewers of the live channel that are connected")
        .register(registry);
    Gauge.builder("vertac.gateway.watched.streams", live, LiveSockets::watchedStreams)
        .description("Streams that somebody watches here")
        .register(registry);
  }

  void samples(BatchAnswer answer) {
    accepted.increment(answer.samplesReceived());
    if (answer.samplesRejected() != null) {
      rejected.increment(answer.samplesRejected());
    }
  }

  void began(Context ctx) {
    ctx.attribute(BEGAN, System.nanoTime());
  }

  void ended(Context ctx) {
    Long began = ctx.attribute(BEGAN);
    if (began == null) {
      return;
    }
    Endpoint route = ctx.endpoints().lastHttpEndpoint();
    // The route, not the path: one series a route, however many streams there are.
    request(
        route == null ? NO_ROUTE : ctx.method().name(),
        route == null ? NO_ROUTE : route.path,
        ctx.statusCode(),
        System.nanoTime() - began);
  }

  void request(String method, String route, int status, long nanos) {
    timers
        .computeIfAbsent(new Series(method, route, status), this::timer)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(Series series) {
    return Timer.builder("vertac.gateway.requests")
        .description("Requests by route and status")
        .tag("method", series.method())
        .tag("route", series.route())
        .tag("status", Integer.toString(series.status()))
        .register(registry);
  }

  private record Series(String method, String route, int status) {}

  void show(Context ctx) {
    ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(registry.scrape());
  }
}
