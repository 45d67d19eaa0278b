package io.vertac.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request about one call.
 *
 * @param operation that it is about
 * @param method that it uses; not the call's where it is damaged so
 * @param target path and query, encoded
 * @param body null for none
 * @param damage what was done to it; empty if the description allows it as it is
 */
record GeneratedRequest(
    ApiOperation operation,
    String method,
    String target,
    Map<String, String> headers,
    byte[] body,
    String damage) {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int SHOWN = 500;

  static GeneratedRequest of(ApiOperation operation, String target, JsonNode body) {
    Map<String, String> headers = new TreeMap<>();
    if (body != null) {
      headers.put("Content-Type", "application/json");
    }
    byte[] bytes = body == null ? null : body.toString().getBytes(StandardCharsets.UTF_8);
    return new GeneratedRequest(operation, operation.method(), target, headers, bytes, "");
  }

  GeneratedRequest withMethod(String other) {
    return new GeneratedRequest(operation, other, target, headers, body, "method");
  }

  GeneratedRequest withTarget(String other, String why) {
    return new GeneratedRequest(operation, method, other, headers, body, why);
  }

  GeneratedRequest withHeader(String name, String value, String why) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new GeneratedRequest(operation, method, target, more, body, why);
  }

  GeneratedRequest withBody(byte[] other, String why) {
    return new GeneratedRequest(operation, method, target, headers, other, why);
  }

  /**
   * @param key null for none
   */
  HttpRequest to(String gateway, String key) {
    BodyPublisher sent = body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(gateway + target)).timeout(TIMEOUT).method(method, sent);
    headers.forEach(request::setHeader);
    if (key != null) {
      request.setHeader("Authorization", "Bearer " + key);
    }
    return request.build();
  }

  /** For people who want to send it again. */
  @Override
  public String toString() {
    String sent = body == null ? "" : new String(body, StandardCharsets.UTF_8);
    return "%s %s %s %s%s"
        .formatted(
            method,
            target,
            headers,
            sent.length() > SHOWN ? sent.substring(0, SHOWN) + "..." : sent,
            damage.isEmpty() ? "" : " (damaged: " + damage + ")");
  }
}
