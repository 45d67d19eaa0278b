package io.vertac.gateway.http;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.vertac.gateway.audit.AuditTrail;
import io.vertac.gateway.input.AllowList;
import io.vertac.gateway.problem.RefusalKind;
import io.vertac.gateway.security.Entry;
import io.vertac.gateway.security.Shown;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Hands what changes something to the audit trail, once it is answered. */
final class Audited {
  /** What an action is about, where neither path nor query says it. */
  private static final String SUBJECT = "vertac.audited";

  private static final int MAX_SUBJECT = 1_000;
  private static final int UNAUTHENTICATED = RefusalKind.UNAUTHENTICATED.status();
  private static final String SIGN_IN = "sign_in";

  /** Samples are not among them: they are on a topic of their own, with all that is known. */
  private static final Map<String, String> ACTIONS =
      Map.ofEntries(
          Map.entry("POST /api/session", SIGN_IN),
          Map.entry("DELETE /api/session", "sign_out"),
          Map.entry("POST /api/live/register", "register"),
          Map.entry("POST /api/live/cycle/start", "cycle_start"),
          Map.entry("POST /api/live/cycle/stop", "cycle_stop"),
          Map.entry("POST /api/live/cycle/pause", "cycle_pause"),
          Map.entry("POST /api/live/cycle/resume", "cycle_resume"),
          Map.entry("POST /api/live/cycle/abort", "cycle_abort"),
          Map.entry("POST /api/live/cycles/{cycle_id}/reference", "set_reference"),
          Map.entry("POST /api/live/cycles/{cycle_id}/label", "label"),
          Map.entry("POST /api/live/alerts/ack", "acknowledge"),
          Map.entry("POST /api/live/alerts/{alert_id}/ack", "acknowledge"),
          Map.entry("PUT /api/live/streams/{stream_id}/settings", "settings"));

  private final Supplier<Optional<AuditTrail>> trail;

  /**
   * @param trail empty as long as the gateway is not ready
   */
  Audited(Supplier<Optional<AuditTrail>> trail) {
    this.trail = trail;
  }

  static void about(Context ctx, String subject) {
    ctx.attribute(SUBJECT, subject);
  }

  void ended(Context ctx) {
    Endpoint route = ctx.endpoints().matchedHttpEndpoint();
    String action = route == null ? null : ACTIONS.get(route.method.name() + " " + route.path);
    Entry entry = Guard.entry(ctx);
    if (SIGN_IN.equals(action) && entry == null && ctx.statusCode() == UNAUTHENTICATED) {
      String keyId = Shown.of(ctx.header("Authorization"), null).keyId();
      trail.get().ifPresent(audit -> audit.refusedSignIn(Guard.address(ctx), keyId));
    }
    // Of others, who is not known by name is counted, not written down: there may be many.
    if (action == null || entry == null) {
      return;
    }
    AuditTrail.Action done = new AuditTrail.Action(action, stream(ctx), subject(ctx));
    trail
        .get()
        .ifPresent(
            audit -> audit.record(entry.caller(), Guard.address(ctx), done, ctx.statusCode()));
  }

  private static String stream(Context ctx) {
    String asked =
        ctx.pathParamMap().getOrDefault("stream_id", String.valueOf(ctx.queryParam("stream_id")));
    return AllowList.isUuid(asked) ? AllowList.canonicalUuid(asked) : "";
  }

  private static String subject(Context ctx) {
    String said = ctx.attribute(SUBJECT);
    if (said != null) {
      return said.substring(0, Math.min(MAX_SUBJECT, said.length()));
    }
    Map<String, String> path = ctx.pathParamMap();
    String id = path.getOrDefault("cycle_id", path.getOrDefault("alert_id", ""));
    return AllowList.isUuid(id) ? AllowList.canonicalUuid(id) : "";
  }
}
