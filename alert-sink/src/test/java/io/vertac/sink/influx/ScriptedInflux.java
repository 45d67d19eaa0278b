package io.vertac.sink.influx;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A server that refuses lines in ways a real one cannot be made to on purpose. */
final class ScriptedInflux implements AutoCloseable {
  final List<String> stored = Collections.synchronizedList(new ArrayList<>());
  final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  volatile int everyAnswer;
  private final HttpServer server;

  ScriptedInflux() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  InfluxSettings settings() {
    return new InfluxSettings(
        "http://127.0.0.1:" + server.getAddress().getPort(),
        "secret",
        "vertac",
        "readings",
        1000,
        2,
        Duration.ofSeconds(60),
        false,
        Optional.empty());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    int status = status(exchange, body);
    if (status == 204) {
      stored.addAll(body.lines().toList());
    }
    byte[] answer =
        "{\"code\":\"invalid\",\"message\":\"refused\"}".getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, status == 204 ? -1 : answer.length);
    if (status != 204) {
      exchange.getResponseBody().write(answer);
    }
    exchange.close();
  }

  private int status(HttpExchange exchange, String body) {
    if (everyAnswer != 0) {
      return everyAnswer;
    }
    if (!exchange.getRequestURI().getPath().equals("/api/v2/write")) {
      return 404;
    }
    return body.contains("sensor_id=bad") ? 422 : 204;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
