package io.vertac.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertac.config.Environment;
import io.vertac.topics.KafkaSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** A gateway on real parts, and a client that talks to it over HTTP. */
final class RunningGateway implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** One answer. */
  record Answer(int status, JsonNode json, HttpResponse<byte[]> response) {
    String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }
  }

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final GatewayConfig config;
  private final IngestGateway gateway;
  private volatile int port;

  RunningGateway(Map<String, String> settings) {
    this(settings, Map.of());
  }

  RunningGateway(Map<String, String> settings, Map<String, String> more) {
    this(settings, more, true);
  }

  RunningGateway(Map<String, String> settings, Map<String, String> more, boolean start) {
    Map<String, String> all = new HashMap<>(settings);
    all.putAll(more);
    config = GatewayConfig.from(new Environment(all));
    gateway = new IngestGateway(config, Clock.systemUTC());
    if (start) {
      gateway.start();
      config.database().ifPresent(url -> awaitDatabase());
    }
  }

  /** The first read connects, for which a slow machine needs longer than a request waits. */
  private void awaitDatabase() {
    await(() -> get("/api/live/alerts?limit=1").status() != 503);
  }

  IngestGateway service() {
    return gateway;
  }

  KafkaSettings kafka() {
    return config.kafka();
  }

  /** The same after it was closed, so that late requests meet a closed door and not a wrong one. */
  int port() {
    if (port <= 0) {
      port = gateway.port();
    }
    return port;
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  Answer get(String path) {
    return send(HttpRequest.newBuilder(uri(path)).GET());
  }

  Answer post(String path, String body) {
    return post(path, body.getBytes(StandardCharsets.UTF_8));
  }

  Answer post(String path, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  Answer put(String path, String body) {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body)));
  }

  Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), json(response), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Waits until it is so. */
  void await(java.util.function.BooleanSupplier condition) {
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(60))
        .until(condition::getAsBoolean);
  }

  /** How many viewers there are, as Prometheus sees it. */
  int viewers() {
    String metrics = new String(get("/metrics").response().body(), StandardCharsets.UTF_8);
    return metrics
        .lines()
        .filter(line -> line.startsWith("vertac_gateway_viewers "))
        .mapToInt(line -> (int) Double.parseDouble(line.split(" ")[1]))
        .findFirst()
        .orElseThrow();
  }

  /** Registers a stream with two sensors and gives its id. */
  String register(String device) {
    Answer answer =
        post(
            "/api/live/register",
            """
            {"device_name":"%s","sensor_count":2,"sensors":[
             {"sensor_id":"force","name":"Force","type":"analog","unit":"kN"},
             {"sensor_id":"temp","name":"Oil (tank)","type":"temperature","unit":"°C"}]}\
            """
                .formatted(device));
    return answer.json().get("stream_id").textValue();
  }

  @Override
  public void close() {
    gateway.close();
  }

  private static JsonNode json(HttpResponse<byte[]> response) throws IOException {
    String type = response.headers().firstValue("Content-Type").orElse("");
    return type.contains("json") ? MAPPER.readTree(response.body()) : MAPPER.nullNode();
  }
}
