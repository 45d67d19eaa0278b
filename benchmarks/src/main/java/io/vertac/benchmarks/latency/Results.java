package io.vertac.benchmarks.latency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** A viewer of one stream: notes when each cycle's first analysis_result came. */
final class Results implements WebSocket.Listener, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, CompletableFuture<Arrival>> arrivals = new ConcurrentHashMap<>();
  private final StringBuilder text = new StringBuilder();
  private final WebSocket socket;

  /**
   * @param provisional whether the result was one
   * @param nanoTime when it came
   */
  record Arrival(boolean provisional, long nanoTime) {}

  Results(HttpClient http, String url, String streamId) {
    URI address = URI.create(url.replaceFirst("^http", "ws") + "/api/live/ws/stream/" + streamId);
    socket = http.newWebSocketBuilder().buildAsync(address, this).join();
  }

  /** Completes with the first result of a cycle. */
  CompletableFuture<Arrival> of(String cycleId) {
    return arrivals.computeIfAbsent(cycleId, id -> new CompletableFuture<>());
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      take(text.toString());
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public void close() {
    socket.abort();
  }

  private void take(String message) {
    long now = System.nanoTime();
    if (!message.contains("\"analysis_result\"")) {
      return;
    }
    try {
      JsonNode data = JSON.readTree(message).get("data");
      of(data.get("cycle_id").textValue())
          .complete(new Arrival(data.get("provisional").booleanValue(), now));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
