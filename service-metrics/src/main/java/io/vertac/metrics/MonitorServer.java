package io.vertac.metrics;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertac.config.ConfigurationException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers {@code GET /metrics}, {@code /api/health} and {@code /api/ready}, and nothing else. */
final class MonitorServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int UNAVAILABLE = 503;

  private final HttpServer server;

  /** What one path answers. */
  private record Page(int status, String type, byte[] body) {}

  /**
   * @throws ConfigurationException if nothing can listen there
   */
  MonitorServer(InetSocketAddress address) {
    try {
      server = HttpServer.create(address, 0);
    } catch (IOException e) {
      throw ConfigurationException.invalid(
          "METRICS_PORT",
          Integer.toString(address.getPort()),
          "a port of " + address.getHostString() + " that nobody listens on");
    }
    server.createContext("/", exchange -> answer(exchange, "", MonitorServer::nothing));
  }

  void start() {
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Shows text in Prometheus' format. */
  void metrics(Supplier<String> text) {
    page(
        "/metrics",
        () ->
            new Page(
                OK,
                "text/plain; version=0.0.4; charset=utf-8",
                text.get().getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * 200 with the word, or 503 with the reason.
   *
   * @param trouble asked for at each request
   */
  void state(String path, String word, Supplier<Optional<String>> trouble) {
    page(path, () -> state(word, trouble.get()));
  }

  private void page(String path, Supplier<Page> page) {
    server.createContext(path, exchange -> answer(exchange, path, page));
  }

  private static Page state(String word, Optional<String> trouble) {
    Map<String, Object> answer = new LinkedHashMap<>();
    if (trouble.isEmpty()) {
      answer.put("status", word);
      return new Page(OK, "application/json", json(answer));
    }
    answer.put("title", "Service Unavailable");
    answer.put("status", UNAVAILABLE);
    answer.put("detail", trouble.get());
    return new Page(UNAVAILABLE, "application/problem+json", json(answer));
  }

  private static Page nothing() {
    return new Page(NOT_FOUND, "application/json", new byte[0]);
  }

  private static void answer(HttpExchange exchange, String path, Supplier<Page> page)
      throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("GET")) {
        exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, -1);
        return;
      }
      // A context answers for every path that begins like its own.
      Page shown = exchange.getRequestURI().getPath().equals(path) ? page.get() : nothing();
      exchange.getResponseHeaders().set("Content-Type", shown.type());
      exchange.sendResponseHeaders(
          shown.status(), shown.body().length == 0 ? -1 : shown.body().length);
      exchange.getResponseBody().write(shown.body());
    }
  }

  private static byte[] json(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new IllegalStateException("words and numbers can be written", e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
