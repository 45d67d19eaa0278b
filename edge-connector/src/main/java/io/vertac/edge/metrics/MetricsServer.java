package io.vertac.edge.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertac.config.ConfigurationException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Answers {@code GET /metrics} in Prometheus' text format, and nothing else. */
public final class MetricsServer implements AutoCloseable {
  private static final String FORMAT = "text/plain; version=0.0.4; charset=utf-8";

  private final HttpServer server;
  private final Supplier<String> text;

  /**
   * @param text asked for at each request
   * @throws ConfigurationException if nothing can listen there
   */
  public MetricsServer(InetSocketAddress address, Supplier<String> text) {
    this.text = text;
    try {
      server = HttpServer.create(address, 0);
    } catch (IOException e) {
      throw ConfigurationException.invalid(
          "metrics", address.toString(), "an address that nobody listens on");
    }
    server.createContext("/metrics", this::answer);
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    boolean read = exchange.getRequestMethod().equals("GET");
    boolean known = exchange.getRequestURI().getPath().equals("/metrics");
    if (!read || !known) {
      exchange.sendResponseHeaders(known ? 405 : 404, -1);
    } else {
      byte[] body = text.get().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", FORMAT);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }
}
