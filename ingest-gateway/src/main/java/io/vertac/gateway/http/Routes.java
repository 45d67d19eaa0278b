package io.vertac.gateway.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.vertac.events.CommandType;
import io.vertac.gateway.audit.AuditTrail;
import io.vertac.gateway.problem.Refusal;
import java.util.Optional;
import java.util.function.Supplier;

/** Every path the gateway knows. {@code openapi.json} describes the same, and a test compares. */
final class Routes {
  private final Supplier<Api> api;
  private final Health health;
  private final GatewayMetrics metrics;
  private final Guard guard;
  private final Audited audited;
  private final SessionRoutes sessions;
  private final Pages pages = new Pages("/dashboard");

  /**
   * @param api throws a refusal as long as the gateway is not ready
   * @param secure whether it is reached over TLS
   */
  Routes(Supplier<Api> api, Health health, GatewayMetrics metrics, Guard guard, boolean secure) {
    this.api = api;
    this.health = health;
    this.metrics = metrics;
    this.guard = guard;
    this.audited = new Audited(this::trail);
    this.sessions = new SessionRoutes(guard, api, secure);
  }

  void install(RoutesConfig routes) {
    routes.before(metrics::began);
    routes.before(Pages::protect);
    routes.before(guard::limitAddress);
    routes.beforeMatched(guard::admit);
    routes.after(metrics::ended);
    routes.after(audited::ended);
    routes.after(guard::noteForbidden);
    routes.get("/api/health", this::health, Needs.NOTHING);
    routes.get("/api/ready", ctx -> Answers.now(ctx, health.ready()), Needs.NOTHING);
    routes.get("/metrics", metrics::show, Needs.READ);
    routes.get("/openapi.json", OpenApi::show, Needs.NOTHING);
    routes.get("/docs", pages::docs, Needs.NOTHING);
    routes.get("/api/session", sessions::show, Needs.NOTHING);
    routes.post("/api/session", sessions::begin, Needs.NOTHING);
    routes.delete("/api/session", sessions::end, Needs.NOTHING);
    routes.post(
        "/api/live/register",
        traced("register", ctx -> api.get().register().post(ctx)),
        Needs.WRITE);
    routes.post(BatchRoute.PATH, traced("batch", ctx -> api.get().batch().post(ctx)), Needs.WRITE);
    routes.post("/api/live/gaps", traced("gap", ctx -> api.get().gaps().post(ctx)), Needs.WRITE);
    command(routes, CommandType.start);
    command(routes, CommandType.stop);
    command(routes, CommandType.pause);
    command(routes, CommandType.resume);
    command(routes, CommandType.abort);
    routes.post(
        "/api/live/cycles/{cycle_id}/reference",
        traced("reference", ctx -> api.get().commands().reference(ctx)),
        Needs.COMMAND);
    routes.post(
        "/api/live/cycles/{cycle_id}/label",
        traced("label", ctx -> api.get().commands().label(ctx)),
        Needs.OPERATE);
    routes.get("/api/live/cycles/{cycle_id}", ctx -> api.get().cycles().cycle(ctx), Needs.READ);
    routes.get(
        "/api/live/cycles/{cycle_id}/analysis",
        ctx -> api.get().cycles().analysis(ctx),
        Needs.READ);
    routes.get(
        "/api/live/cycles/{cycle_id}/traces", ctx -> api.get().cycles().traces(ctx), Needs.READ);
    routes.get(
        "/api/live/cycles/{cycle_id}/envelope",
        ctx -> api.get().cycles().envelope(ctx),
        Needs.READ);
    routes.get("/api/live/alerts", ctx -> api.get().alerts().list(ctx), Needs.READ);
    routes.post(
        "/api/live/alerts/ack",
        traced("acknowledge", ctx -> api.get().alerts().acknowledgeSeveral(ctx)),
        Needs.OPERATE);
    routes.post(
        "/api/live/alerts/{alert_id}/ack",
        traced("acknowledge", ctx -> api.get().alerts().acknowledgeOne(ctx)),
        Needs.OPERATE);
    routes.get(
        "/api/live/stream/{stream_id}/status",
        ctx -> api.get().streams().status(ctx),
        Needs.READ_STREAM);
    routes.get("/api/live/streams", ctx -> api.get().streamList().list(ctx), Needs.READ);
    routes.get(
        "/api/live/streams/{stream_id}/cycles", ctx -> api.get().streams().cycles(ctx), Needs.READ);
    routes.get(
        "/api/live/streams/{stream_id}/gaps", ctx -> api.get().streams().gaps(ctx), Needs.READ);
    routes.get(
        "/api/live/streams/{stream_id}/deviations",
        ctx -> api.get().streams().deviations(ctx),
        Needs.READ);
    routes.get(
        "/api/live/streams/{stream_id}/settings",
        ctx -> api.get().settings().show(ctx),
        Needs.READ);
    routes.put(
        "/api/live/streams/{stream_id}/settings",
        traced("settings", ctx -> api.get().settings().replace(ctx)),
        Needs.OPERATE);
    Problems.install(routes, pages, metrics);
  }

  private void command(RoutesConfig routes, CommandType type) {
    routes.post(
        "/api/live/cycle/" + type.name(),
        traced("cycle " + type, ctx -> api.get().commands().command(ctx, type)),
        Needs.COMMAND);
  }

  /** Before the gateway is ready nothing is done that could be written down. */
  private Optional<AuditTrail> trail() {
    try {
      return Optional.of(api.get().audit());
    } catch (Refusal notReady) {
      return Optional.empty();
    }
  }

  private static Handler traced(String name, Handler handler) {
    return new TracedHandler(name, handler);
  }

  private void health(Context ctx) {
    Answers.now(ctx, health.answer());
  }
}
