package io.vertac.gateway.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.security.RouteRole;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import io.vertac.gateway.security.AccessFailures;
import io.vertac.gateway.security.Caller;
import io.vertac.gateway.security.Door;
import io.vertac.gateway.security.Entry;
import io.vertac.gateway.security.RequestLimits;
import io.vertac.gateway.security.Right;
import io.vertac.gateway.security.Session;
import io.vertac.gateway.security.Sessions;
import io.vertac.gateway.security.Shown;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** Stands before every route: who is it, may it do this, does it come too often. */
public final class Guard {
  /** The session's cookie. */
  static final String COOKIE = "vertac_session";

  private static final String ENTRY = "vertac.entry";
  private static final String CSRF_HEADER = "X-CSRF-Token";
  private static final String CSRF_TOKEN_MISSING = "csrf_token_missing";
  private static final String ROLE_MISSING = "role_missing";
  private static final Set<HandlerType> READING =
      Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

  private final Door door;
  private final RequestLimits limits;
  private final AccessFailures failures;

  public Guard(Door door, RequestLimits limits, AccessFailures failures) {
    this.door = door;
    this.limits = limits;
    this.failures = failures;
  }

  Door door() {
    return door;
  }

  /**
   * Before everything.
   *
   * @throws Refusal 429 if too much comes from this address
   */
  void limitAddress(Context ctx) {
    limits.requireRoomForAddress(address(ctx));
  }

  /**
   * Before a route, once it is known which.
   *
   * @throws Refusal 401 nobody knows who is asking, 403 it may not do this, 429 it does it too
   *     often
   */
  void admit(Context ctx) {
    Right needed = needed(ctx.routeRoles());
    if (needed == Right.NONE || isPreflight(ctx)) {
      return;
    }
    Entry entry = enter(ctx);
    ctx.attribute(ENTRY, entry);
    if (needed == null || !needed.isOf(entry.caller().role())) {
      throw Refusal.of(
          RefusalKind.FORBIDDEN,
          ROLE_MISSING,
          "the role " + entry.caller().role().word() + " does not allow this");
    }
    requireOwnPage(ctx, entry.session());
    limits.requireRoomFor(entry.caller());
  }

  /**
   * @throws Refusal 401, and 429 for one who was told so too often
   */
  Entry enter(Context ctx) {
    return enter(ctx.header("Authorization"), ctx.cookie(COOKIE), address(ctx), ctx.path());
  }

  /**
   * The same for one who has to show a key or token, whatever session there is.
   *
   * @throws Refusal 401, and 429 for one who was told so too often
   */
  Entry enterAnew(Context ctx) {
    return enter(ctx.header("Authorization"), null, address(ctx), ctx.path());
  }

  private Entry enter(String authorization, String cookie, String address, String path) {
    try {
      return door.enter(authorization, cookie);
    } catch (Refusal refusal) {
      if (refusal.kind() == RefusalKind.UNAUTHENTICATED) {
        failures.note(Shown.of(authorization, cookie), address, path);
        limits.noteRefused(address);
      }
      throw refusal;
    }
  }

  /**
   * Who opens a live channel; null for one who shows nothing, and has to in its first message: a
   * browser cannot send headers with it.
   *
   * @throws Refusal 401 for what opens nothing, 429 for one who was told so too often
   */
  Entry enter(Request request) {
    limits.requireRoomForAddress(Request.getRemoteAddr(request));
    String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    String cookie =
        Request.getCookies(request).stream()
            .filter(sent -> sent.getName().equals(COOKIE))
            .map(HttpCookie::getValue)
            .findFirst()
            .orElse(null);
    if (authorization == null && cookie == null && !door.isOpen()) {
      return null;
    }
    return enter(
        authorization,
        cookie,
        Request.getRemoteAddr(request),
        request.getHttpURI().getCanonicalPath());
  }

  /** After a route: counts what was not allowed. */
  void noteForbidden(Context ctx) {
    Refusal refusal = ctx.attribute(Problems.REFUSAL);
    Entry entry = entry(ctx);
    if (refusal != null && (refusal.kind() == RefusalKind.FORBIDDEN || refusal.hides())) {
      String keyId = entry == null ? "" : entry.caller().id();
      failures.note(reason(refusal.code()), keyId, address(ctx), ctx.path());
    }
  }

  /** The same below the routes. */
  void noteForbidden(Refusal refusal, Request request, Caller caller) {
    if (refusal.hides()) {
      failures.note(
          reason(refusal.code()),
          caller.id(),
          Request.getRemoteAddr(request),
          request.getHttpURI().getCanonicalPath());
    }
  }

  /** Whether whoever reaches this machine is let in; nobody insisted on that. */
  boolean isOpenHere() {
    return door.isOpen() && !door.isInsecure();
  }

  /** Counts a page of another site. */
  void noteForeignOrigin(Request request) {
    failures.note(
        AccessFailures.Reason.ORIGIN,
        "",
        Request.getRemoteAddr(request),
        request.getHttpURI().getCanonicalPath());
  }

  private static AccessFailures.Reason reason(String code) {
    return switch (code) {
      case CSRF_TOKEN_MISSING -> AccessFailures.Reason.CSRF_TOKEN;
      case ROLE_MISSING -> AccessFailures.Reason.ROLE;
      default -> AccessFailures.Reason.STREAM;
    };
  }

  /** Who sends samples with a key or needs none; empty for everybody else. */
  Optional<Caller> writer(Request request) {
    try {
      Caller caller = door.enter(request.getHeaders().get(HttpHeader.AUTHORIZATION), null).caller();
      return Optional.of(caller).filter(c -> Right.WRITE.isOf(c.role()));
    } catch (Refusal notLetIn) {
      return Optional.empty();
    }
  }

  /**
   * @throws Refusal 429 if too much comes from this address or caller
   */
  void requireRoom(Request request, Caller caller) {
    limits.requireRoomForAddress(Request.getRemoteAddr(request));
    limits.requireRoomFor(caller);
  }

  /**
   * @throws Refusal 429 if this caller asks too often
   */
  void requireRoom(Caller caller) {
    limits.requireRoomFor(caller);
  }

  /** Who is asking, on routes that need to know. */
  static Caller caller(Context ctx) {
    Entry entry = entry(ctx);
    return entry == null ? Caller.ANYONE : entry.caller();
  }

  /** How it got in; null for one who was not asked, or not let in. */
  static Entry entry(Context ctx) {
    return ctx.attribute(ENTRY);
  }

  static void note(Context ctx, Entry entry) {
    ctx.attribute(ENTRY, entry);
  }

  /** What a browser asks before it lets another origin's page ask; it tells nothing. */
  private static boolean isPreflight(Context ctx) {
    return ctx.method() == HandlerType.OPTIONS;
  }

  /** Where the request came from, as a literal. */
  static String address(Context ctx) {
    return ctx.req().getRemoteAddr();
  }

  /** A cookie comes with whatever page asks; only our own pages know the token. */
  static void requireOwnPage(Context ctx, Session session) {
    if (session != null
        && !READING.contains(ctx.method())
        && !Sessions.isCsrfTokenOf(session, ctx.header(CSRF_HEADER))) {
      throw Refusal.of(
          RefusalKind.FORBIDDEN,
          CSRF_TOKEN_MISSING,
          "with a session, what changes something needs the header "
              + CSRF_HEADER
              + " with the token that GET /api/session tells");
    }
  }

  /** Null for a route that says nothing. */
  private static Right needed(Set<RouteRole> roles) {
    for (RouteRole role : roles) {
      if (role instanceof Needs needs) {
        return needs.right();
      }
    }
    return null;
  }
}
