package io.vertac.edge.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertac.config.ConfigurationException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Answers {@code GET /metrics} in Prometheus' text format, {@code /api/health} and {@code
 * /api/ready}, and nothing else.
 */
public final class MetricsServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int UNAVAILABLE = 503;

  private final HttpServer server;
  private final Map<String, Supplier<Page>> pages;

  private record Page(int status, String type, String body) {}

  /** What is shown; each is asked for at each request. */
  public interface Shown {
    String metricsText();

    /** What keeps the connector from its work for good; none while it lives. */
    List<String> failures();

    /** What keeps it from its work right now. */
    List<String> troubles();
  }

  /**
   * @throws ConfigurationException if nothing can listen there
   */
  public MetricsServer(InetSocketAddress address, Shown shown) {
    this.pages =
        Map.of(
            "/metrics", () -> new Page(OK, TEXT, shown.metricsText()),
            "/api/health", () -> state("ok", shown.failures()),
            "/api/ready", () -> state("ready", shown.troubles()));
    try {
      server = HttpServer.create(address, 0);
    } catch (IOException e) {
      throw ConfigurationException.invalid(
          "metrics", address.toString(), "an address that nobody listens on");
    }
    server.createContext("/", this::answer);
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static Page state(String word, List<String> reasons) {
    return reasons.isEmpty()
        ? new Page(OK, "application/json", json(Map.of("status", word)))
        : new Page(
            UNAVAILABLE,
            "application/problem+json",
            json(
                Map.of(
                    "title",
                    "Service Unavailable",
                    "status",
                    UNAVAILABLE,
                    "detail",
                    String.join("; ", reasons))));
  }

  private static String json(Map<String, Object> value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("words and numbers can be written", e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Supplier<Page> page = pages.get(exchange.getRequestURI().getPath());
      if (page == null || !exchange.getRequestMethod().equals("GET")) {
        exchange.sendResponseHeaders(page == null ? NOT_FOUND : METHOD_NOT_ALLOWED, -1);
        return;
      }
      Page shown = page.get();
      byte[] body = shown.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", shown.type());
      exchange.sendResponseHeaders(shown.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
