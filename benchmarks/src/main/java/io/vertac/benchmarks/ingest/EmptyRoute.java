package io.vertac.benchmarks.ingest;

import io.javalin.Javalin;
import io.javalin.http.Context;

/**
 * The other baseline: a Javalin that receives a request whole and answers without looking at it.
 */
final class EmptyRoute {
  static final String PATH = "/empty";

  private EmptyRoute() {}

  public static void main(String[] arguments) {
    Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.http.maxRequestSize = Long.MAX_VALUE;
              config.routes.get("/api/health", ctx -> ctx.result("ok"));
              config.routes.post(PATH, EmptyRoute::answer);
            })
        .start("127.0.0.1", Integer.parseInt(System.getenv("PORT")));
  }

  private static void answer(Context ctx) {
    // A server must receive what it will not use, too, before the next request of a connection.
    ctx.bodyAsBytes();
    ctx.result("{}");
  }
}
