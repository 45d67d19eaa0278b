package io.vertac.gateway.http;

import io.vertac.gateway.json.Json;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses what pages of other origins send, before anything is done with it: a browser lets any
 * page send simple requests anywhere and only keeps the answer from it. Programs that are no
 * browsers name no origin.
 *
 * <p>Where no key is asked for, the name the gateway is called by has to be one of this machine, as
 * well: a page whose own name was made to point here would otherwise count as the gateway's.
 */
final class PageOrigins extends Handler.Wrapper {
  private static final String CODE = "foreign_origin";

  /** Compiled once: the host is looked at with each request. */
  private static final Pattern PORT = Pattern.compile(":\\d+$");

  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]+]");

  private final Set<String> allowed;
  private final Guard guard;

  /**
   * @param allowed origins of pages besides the gateway's own, in lower case
   */
  PageOrigins(Set<String> allowed, Guard guard) {
    this.allowed = allowed;
    this.guard = guard;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String origin = lower(request.getHeaders().get(HttpHeader.ORIGIN));
    String host = host(request);
    if (origin != null && !allowed.contains(origin) && !isOwn(origin, host)) {
      return refuse(
          "pages of this origin may not call; ALLOWED_ORIGINS names those that may",
          request,
          response,
          callback);
    }
    if (guard.isOpenHere() && !isOfThisMachine(host) && !isAllowedHost(host)) {
      return refuse(
          "without keys the gateway is called by localhost or an address;"
              + " ALLOWED_ORIGINS names other hosts",
          request,
          response,
          callback);
    }
    return super.handle(request, response, callback);
  }

  private boolean refuse(String why, Request request, Response response, Callback callback) {
    guard.noteForeignOrigin(request);
    Refusal refusal = Refusal.of(RefusalKind.FORBIDDEN, CODE, why);
    response.setStatus(refusal.kind().status());
    response.getHeaders().add(Pages.protectionFields(request.isSecure()));
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
    Problem problem = Problem.of(refusal, request.getHttpURI().getCanonicalPath());
    response.write(true, ByteBuffer.wrap(Json.bytes(problem)), callback);
    return true;
  }

  /** Empty if the request does not tell. */
  private static String host(Request request) {
    String header = request.getHeaders().get(HttpHeader.HOST);
    String host = header == null ? request.getHttpURI().getAuthority() : header;
    return host == null ? "" : lower(host);
  }

  private static boolean isOwn(String origin, String host) {
    return !host.isEmpty() && origin.replaceFirst("^https?://", "").equals(host);
  }

  private boolean isAllowedHost(String host) {
    return allowed.contains("http://" + host) || allowed.contains("https://" + host);
  }

  private static boolean isOfThisMachine(String host) {
    String name = PORT.matcher(host).replaceFirst("");
    return name.isEmpty()
        || name.equals("localhost")
        || name.endsWith(".localhost")
        || isAddress(name);
  }

  /** An address as a literal, which no name server was asked for. */
  private static boolean isAddress(String name) {
    return IPV4.matcher(name).matches() || IPV6.matcher(name).matches();
  }

  private static String lower(String text) {
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }
}
