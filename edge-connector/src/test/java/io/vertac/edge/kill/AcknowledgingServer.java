package io.vertac.edge.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * A gateway that takes everything and remembers it: a batch that came before counts once. Now and
 * then it has taken a batch and does not say so.
 */
final class AcknowledgingServer implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long ANSWER_NANOS = 2_000_000;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final SplittableRandom random;
  private final Set<String> batches = new HashSet<>();
  private final List<Long> samples = new ArrayList<>();

  AcknowledgingServer(long seed) throws IOException {
    // Without it every answer waits 40 ms for the client's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    random = new SplittableRandom(seed);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The numbers of all samples, in the order in which they came first. */
  synchronized List<Long> samples() {
    return List.copyOf(samples);
  }

  synchronized int count() {
    return samples.size();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    boolean answered = true;
    String answer = "{\"cycle_status\":{\"state\":\"waiting_start\"},\"stream\":{}}";
    if (path.equals("/api/live/batch")) {
      JsonNode batch = JSON.readTree(body);
      answered = take(batch);
      answer = "{\"samples_received\":" + batch.path("samples").size() + "}";
    } else if (path.equals("/api/live/register")) {
      answer = "{\"stream_id\":\"" + JSON.readTree(body).path("stream_id").asText() + "\"}";
    }
    LockSupport.parkNanos(ANSWER_NANOS);
    if (answered) {
      byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private synchronized boolean take(JsonNode batch) {
    if (batches.add(batch.path("batch_id").asText())) {
      batch.path("samples").forEach(sample -> samples.add(sample.path("value").asLong()));
    }
    return random.nextInt(20) != 0;
  }
}
