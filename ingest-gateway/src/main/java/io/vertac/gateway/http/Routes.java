package io.vertac.gateway.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.vertac.events.CommandType;
import java.util.function.Supplier;

/** Every path the gateway knows. {@code openapi.json} describes the same, and a test compares. */
final class Routes {
  private final Supplier<Api> api;
  private final Health health;
  private final GatewayMetrics metrics;
  private final Pages pages = new Pages("/dashboard");

  /**
   * @param api throws a refusal as long as the gateway is not ready
   */
  Routes(Supplier<Api> api, Health health, GatewayMetrics metrics) {
    this.api = api;
    this.health = health;
    this.metrics = metrics;
  }

  void install(RoutesConfig routes) {
    routes.before(metrics::began);
    routes.before(Pages::protect);
    routes.after(metrics::ended);
    routes.get("/api/health", this::health);
    routes.get("/metrics", metrics::show);
    routes.get("/openapi.json", OpenApi::show);
    routes.get("/docs", pages::docs);
    routes.post("/api/live/register", ctx -> api.get().register().post(ctx));
    routes.post(BatchRoute.PATH, ctx -> api.get().batch().post(ctx));
    routes.post("/api/live/gaps", ctx -> api.get().gaps().post(ctx));
    command(routes, CommandType.start);
    command(routes, CommandType.stop);
    command(routes, CommandType.pause);
    command(routes, CommandType.resume);
    command(routes, CommandType.abort);
    routes.post(
        "/api/live/cycles/{cycle_id}/reference", ctx -> api.get().commands().reference(ctx));
    routes.post("/api/live/cycles/{cycle_id}/label", ctx -> api.get().commands().label(ctx));
    routes.get("/api/live/cycles/{cycle_id}", ctx -> api.get().cycles().cycle(ctx));
    routes.get("/api/live/cycles/{cycle_id}/analysis", ctx -> api.get().cycles().analysis(ctx));
    routes.get("/api/live/cycles/{cycle_id}/traces", ctx -> api.get().cycles().traces(ctx));
    routes.get("/api/live/alerts", ctx -> api.get().alerts().list(ctx));
    routes.post("/api/live/alerts/ack", ctx -> api.get().alerts().acknowledgeSeveral(ctx));
    routes.post("/api/live/alerts/{alert_id}/ack", ctx -> api.get().alerts().acknowledgeOne(ctx));
    routes.get("/api/live/stream/{stream_id}/status", ctx -> api.get().streams().status(ctx));
    routes.get("/api/live/streams", ctx -> api.get().streamList().list(ctx));
    routes.get("/api/live/streams/{stream_id}/cycles", ctx -> api.get().streams().cycles(ctx));
    routes.get("/api/live/streams/{stream_id}/settings", ctx -> api.get().settings().show(ctx));
    routes.put("/api/live/streams/{stream_id}/settings", ctx -> api.get().settings().replace(ctx));
    Problems.install(routes, pages);
  }

  private void command(RoutesConfig routes, CommandType type) {
    routes.post("/api/live/cycle/" + type.name(), ctx -> api.get().commands().command(ctx, type));
  }

  private void health(Context ctx) {
    Answers.now(ctx, health.answer());
  }
}
