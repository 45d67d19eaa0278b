package io.vertac.gateway.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.vertac.gateway.http.StaticFiles.StaticFile;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * What people open in a browser: the dashboard, which is a single page that finds its way by the
 * address, and the page that shows the API's description. Nothing on them comes from another host.
 */
final class Pages {
  private static final String DOCS = "/docs";
  private static final String HASHED = "assets/";
  private static final String KEEP = "public, max-age=31536000, immutable";
  private static final String ASK = "no-cache";

  private static final String STRICT =
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
          + " font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  private static final Map<String, String> PROTECTION =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "same-origin",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "X-Frame-Options", "DENY");

  private static final Map<String, String> SECURE_PROTECTION = secure();
  private static final HttpFields FIELDS = encoded(PROTECTION);
  private static final HttpFields SECURE_FIELDS = encoded(SECURE_PROTECTION);

  /** The API's page brings styles in its markup. */
  private static final String INLINE_STYLES =
      STRICT.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

  private final StaticFiles dashboard;
  private final StaticFiles docs = new StaticFiles(DOCS);

  /**
   * @param dashboardFolder on the class path; may be absent
   */
  Pages(String dashboardFolder) {
    this.dashboard = new StaticFiles(dashboardFolder);
  }

  /**
   * Headers of every answer.
   *
   * @param secure whether it goes over TLS
   */
  private static Map<String, String> protection(boolean secure) {
    return secure ? SECURE_PROTECTION : PROTECTION;
  }

  /** The same for the short way, as bytes. */
  static HttpFields protectionFields(boolean secure) {
    return secure ? SECURE_FIELDS : FIELDS;
  }

  /** For every answer: nobody may guess another type than the one that is said. */
  static void protect(Context ctx) {
    protection(ctx.req().isSecure()).forEach(ctx::header);
  }

  /** {@code GET /docs}. */
  void docs(Context ctx) {
    ctx.header("Content-Security-Policy", INLINE_STYLES);
    docs.find("index.html").orElseThrow(Pages::noSuchPath).send(ctx, ASK);
  }

  /**
   * Answers a request that no call of the API is meant by.
   *
   * @throws Refusal 404 if no page is meant either
   */
  void show(Context ctx) {
    String path = ctx.path();
    if (!isRead(ctx) || path.equals("/api") || path.startsWith("/api/")) {
      throw noSuchPath();
    }
    if (path.startsWith(DOCS + "/")) {
      docs.find(path.substring(DOCS.length() + 1)).orElseThrow(Pages::noSuchPath).send(ctx, ASK);
      return;
    }
    ctx.header("Content-Security-Policy", STRICT);
    String file = path.substring(1);
    Optional<StaticFile> found = dashboard.find(file);
    if (found.isPresent()) {
      found.get().send(ctx, file.startsWith(HASHED) ? KEEP : ASK);
    } else if (file.substring(file.lastIndexOf('/') + 1).contains(".")) {
      throw noSuchPath();
    } else {
      dashboard.find("index.html").orElseThrow(Pages::noDashboard).send(ctx, ASK);
    }
  }

  private static boolean isRead(Context ctx) {
    return ctx.method() == HandlerType.GET || ctx.method() == HandlerType.HEAD;
  }

  private static Refusal noSuchPath() {
    return Refusal.of(RefusalKind.UNKNOWN, "no_such_path", "there is nothing at this path");
  }

  private static Refusal noDashboard() {
    return Refusal.of(
        RefusalKind.UNKNOWN,
        "no_dashboard",
        "this gateway was built without the dashboard; its calls are described at /docs");
  }

  private static Map<String, String> secure() {
    Map<String, String> all = new HashMap<>(PROTECTION);
    all.put("Strict-Transport-Security", "max-age=31536000");
    return Map.copyOf(all);
  }

  private static HttpFields encoded(Map<String, String> headers) {
    HttpFields.Mutable fields = HttpFields.build();
    headers.forEach((name, value) -> fields.add(new PreEncodedHttpField(name, value)));
    return fields.asImmutable();
  }
}
