package io.vertac.gateway.http;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertac.gateway.ingest.BatchAnswer;
import io.vertac.gateway.ingest.InFlightBudget;
import io.vertac.gateway.live.LiveSockets;
import io.vertac.gateway.problem.Refusal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** What the gateway counts, for Prometheus. */
public final class GatewayMetrics {
  private static final String BEGAN = "vertac.began";
  private static final String NO_ROUTE = "none";
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  /** Few, since there are as many series for each route and status. */
  private static final Duration[] STEPS = {
    Duration.ofMillis(5),
    Duration.ofMillis(15),
    Duration.ofMillis(50),
    Duration.ofMillis(150),
    Duration.ofMillis(500),
    Duration.ofSeconds(2),
    Duration.ofSeconds(10)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<Series, Timer> timers = new ConcurrentHashMap<>();
  private final Counter accepted =
      Counter.builder("vertac.gateway.samples.accepted")
          .description("Samples that Kafka has acknowledged")
          .register(registry);
  private final RejectReasons rejected = new RejectReasons(registry);
  private final RefusedRequests refused = new RefusedRequests(registry);

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
    Gauge.builder("vertac.gateway.live.lag.records", live, LiveSockets::lag)
        .description("Records of the watched streams that are not read yet")
        .register(registry);
    Gauge.builder("vertac.gateway.live.send.seconds", live, l -> l.sendNanos() / NANOS_PER_SECOND)
        .description("Time that one message to one viewer takes, on average of late")
        .register(registry);
    Gauge.builder("vertac.gateway.live.wait.seconds", live, l -> l.waitNanos() / NANOS_PER_SECOND)
        .description("How long viewers wait from one message of a stream to the next")
        .register(registry);
  }

  /** Shows how Kafka takes what the gateway sends. */
  public void watch(MeterBinder kafka) {
    kafka.bindTo(registry);
  }

  /**
   * @param trouble what keeps samples from being accepted; empty if nothing does
   */
  public void ready(Supplier<? extends Optional<?>> trouble) {
    Gauge.builder("vertac.gateway.ready", () -> trouble.get().isEmpty() ? 1 : 0)
        .description("Whether samples can be accepted: 1 or 0")
        .strongReference(true)
        .register(registry);
  }

  /** For what else runs in this process. */
  public MeterRegistry registry() {
    return registry;
  }

  void samples(BatchAnswer answer) {
    accepted.increment(answer.samplesReceived());
    rejected.count(answer);
  }

  void refused(Refusal refusal) {
    refused.count(refusal);
  }

  /**
   * @param connections that are open right now
   */
  void connections(IntSupplier connections) {
    Gauge.builder("vertac.gateway.connections", connections, IntSupplier::getAsInt)
        .description("Connections that are open, those of viewers included")
        .strongReference(true)
        .register(registry);
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
        .serviceLevelObjectives(STEPS)
        .register(registry);
  }

  private record Series(String method, String route, int status) {}

  void show(Context ctx) {
    ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(registry.scrape());
  }
}
