package io.vertac.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.security.Caller;
import io.vertac.gateway.security.Door;
import io.vertac.gateway.security.Entry;
import io.vertac.gateway.security.Session;
import java.util.function.Supplier;

/**
 * {@code /api/session}: a browser shows its key once, and has a cookie from then on that scripts
 * cannot read and other sites cannot use.
 */
final class SessionRoutes {
  private static final String PATH = "/";

  private final Guard guard;
  private final Supplier<Api> api;
  private final boolean secure;

  /**
   * @param api throws a refusal as long as the gateway is not ready
   * @param secure whether the cookie may only travel over TLS
   */
  SessionRoutes(Guard guard, Supplier<Api> api, boolean secure) {
    this.guard = guard;
    this.api = api;
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
    Entry entry = signedIn(ctx);
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
    Entry entry = guard.enterAnew(ctx);
    Guard.note(ctx, entry);
    guard.requireRoom(entry.caller());
    String value = guard.door().beginSession(entry);
    Session session = guard.door().session(value).orElseThrow().session();
    ctx.cookie(cookie(value, -1));
    Answers.now(ctx, shown(session));
  }

  /**
   * Ends the session, here and wherever a copy of its cookie is.
   *
   * @throws Refusal 403 if another site's page may have asked for it
   */
  void end(Context ctx) {
    ctx.header("Cache-Control", "no-store");
    Entry entry = signedIn(ctx);
    if (entry == null) {
      Answers.now(ctx, signedOut(ctx));
      return;
    }
    Guard.requireOwnPage(ctx, entry.session());
    Guard.note(ctx, entry);
    guard.requireRoom(entry.caller());
    api.get().signOut().end(ctx, entry.session(), () -> signedOut(ctx));
  }

  /** Null for nobody. */
  private Entry signedIn(Context ctx) {
    String cookie = ctx.cookie(Guard.COOKIE);
    return cookie == null || guard.door().isOpen()
        ? null
        : guard.door().session(cookie).orElse(null);
  }

  private Shown signedOut(Context ctx) {
    ctx.cookie(cookie("", 0));
    return new Shown(!guard.door().isOpen(), false, null, null, null, null);
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
