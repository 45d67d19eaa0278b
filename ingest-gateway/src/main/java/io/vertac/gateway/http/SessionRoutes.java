package io.vertac.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import io.vertac.gateway.security.Caller;
import io.vertac.gateway.security.Door;
import io.vertac.gateway.security.Entry;
import io.vertac.gateway.security.Session;

/**
 * {@code /api/session}: a browser shows its key once, and has a cookie from then on that scripts
 * cannot read and other sites cannot use.
 */
final class SessionRoutes {
  private static final String PATH = "/";

  private final Guard guard;
  private final boolean secure;

  /**
   * @param secure whether the cookie may only travel over TLS
   */
  SessionRoutes(Guard guard, boolean secure) {
    this.guard = guard;
    this.secure = secure;
  }

  /** Who is asking, without complaint if that is nobody. */
  void show(Context ctx) {
    ctx.header("Cache-Control", "no-store");
    Door door = guard.door();
    if (door.isOpen()) {
      Answers.now(ctx, new Shown(false, true, "", Caller.ANYONE.role().word(), null, null));
      return;
    }
    String cookie = ctx.cookie(Guard.COOKIE);
    Entry entry = cookie == null ? null : door.session(cookie).orElse(null);
    Answers.now(
        ctx,
        entry == null ? new Shown(true, false, null, null, null, null) : shown(entry.session()));
  }

  /**
   * Exchanges what {@code Authorization} shows for a session.
   *
   * @throws Refusal 401 if it opens nothing
   */
  void begin(Context ctx) {
    ctx.header("Cache-Control", "no-store");
    if (guard.door().isOpen()) {
      show(ctx);
      return;
    }
    if (ctx.header("Authorization") == null) {
      throw Refusal.of(RefusalKind.UNAUTHENTICATED, "a key is needed: Authorization: Bearer ...");
    }
    Entry entry = guard.enter(ctx);
    Guard.note(ctx, entry);
    String value = guard.door().beginSession(entry);
    Session session = guard.door().session(value).orElseThrow().session();
    ctx.cookie(cookie(value, -1));
    Answers.now(ctx, shown(session));
  }

  /** Ends the session in this browser. */
  void end(Context ctx) {
    ctx.cookie(cookie("", 0));
    Answers.now(ctx, new Shown(!guard.door().isOpen(), false, null, null, null, null));
  }

  /** Lasts until the browser is closed; the gateway ends it earlier if need be. */
  private Cookie cookie(String value, int maxAge) {
    return new Cookie(Guard.COOKIE, value, PATH, maxAge, secure, true, null, SameSite.STRICT);
  }

  private static Shown shown(Session session) {
    return new Shown(
        true,
        true,
        session.caller().name(),
        session.caller().role().word(),
        session.csrfToken(),
        session.endsAt().toString());
  }

  /**
   * @param keysRequired false where everybody is let in
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Shown(
      boolean keysRequired,
      boolean signedIn,
      String name,
      String role,
      String csrfToken,
      String endsAt) {}
}
