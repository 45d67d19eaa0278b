package io.vertac.gateway.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import io.vertac.config.LoggedTrace;
import io.vertac.gateway.json.Json;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever goes wrong in a request into a problem document. */
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  /** What is asked for where nobody knows who is asking. */
  static final String CHALLENGE = "Bearer realm=\"vertac\"";

  /** The refusal that was answered, for those who come after the route. */
  static final String REFUSAL = "vertac.refusal";

  private Problems() {}

  /**
   * @param pages answer what no call is meant by
   */
  static void install(RoutesConfig routes, Pages pages, GatewayMetrics metrics) {
    routes.after(ctx -> count(ctx, metrics));
    routes.exception(Refusal.class, Problems::refuse);
    routes.exception(NotFoundResponse.class, (e, ctx) -> page(pages, ctx));
    routes.exception(MethodNotAllowedResponse.class, Problems::refuseMethod);
    routes.exception(HttpResponseException.class, Problems::pass);
    routes.exception(Exception.class, Problems::fail);
  }

  private static void count(Context ctx, GatewayMetrics metrics) {
    Refusal refusal = ctx.attribute(REFUSAL);
    if (refusal != null) {
      metrics.refused(refusal);
    }
  }

  static void refuse(Refusal refusal, Context ctx) {
    ctx.attribute(REFUSAL, refusal);
    if (refusal.kind() == RefusalKind.UNAUTHENTICATED) {
      // Whoever is not known is not listened to either.
      ctx.header("WWW-Authenticate", CHALLENGE);
      ctx.header("Connection", "close");
    } else {
      RequestBodies.drain(ctx);
    }
    if (refusal.retryAfterSeconds() != null) {
      ctx.header("Retry-After", refusal.retryAfterSeconds().toString());
    }
    if (refusal.kind() == RefusalKind.TOO_LARGE) {
      ctx.header("Connection", "close");
    }
    write(ctx, Problem.of(refusal, ctx.path()));
  }

  private static void page(Pages pages, Context ctx) {
    try {
      pages.show(ctx);
    } catch (Refusal e) {
      refuse(e, ctx);
    }
  }

  private static void refuseMethod(MethodNotAllowedResponse e, Context ctx) {
    String methods = e.getDetails().getOrDefault("availableMethods", "");
    if (!methods.isEmpty()) {
      ctx.header("Allow", methods);
    }
    refuse(Refusal.of(RefusalKind.WRONG_METHOD, "this path does not know the method"), ctx);
  }

  private static void pass(HttpResponseException e, Context ctx) {
    RequestBodies.drain(ctx);
    write(ctx, Problem.ofStatus(e.getStatus(), e.getMessage(), ctx.path()));
  }

  private static void fail(Exception e, Context ctx) {
    // Not always on the thread that the request came on.
    try (LoggedTrace logged = LoggedTrace.of(ctx.header("traceparent"))) {
      log(e, ctx.path());
    }
    refuse(internal(), ctx);
  }

  /** What nobody foresaw. */
  static void log(Throwable error, String path) {
    LOG.atError().addKeyValue("path", path).setCause(error).log("request failed");
  }

  /** What is said of it. */
  static Refusal internal() {
    return Refusal.of(RefusalKind.INTERNAL, "see the gateway's log");
  }

  private static void write(Context ctx, Problem problem) {
    ctx.status(problem.status());
    ctx.contentType(Problem.CONTENT_TYPE).result(Json.bytes(problem));
  }
}
