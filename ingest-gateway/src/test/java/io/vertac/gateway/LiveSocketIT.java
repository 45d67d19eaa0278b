package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LiveSocketIT {
  private static RunningGateway gateway;
  private static TestDecider decider;

  @BeforeAll
  static void start() {
    Map<String, String> settings = SharedParts.settings();
    gateway = new RunningGateway(settings);
    decider = new TestDecider(gateway.kafka());
  }

  @AfterAll
  static void stop() {
    decider.close();
    gateway.close();
  }

  @Test
  void shouldWelcomeAViewerAndFollowTheCycle() throws InterruptedException {
    String stream = gateway.register("watched");
    Viewer viewer = new Viewer(stream);
    JsonNode welcome = viewer.next();
    assertThat(welcome.get("type").textValue()).isEqualTo("connection_established");
    assertThat(welcome.get("data").get("stream_id").textValue()).isEqualTo(stream);
    assertThat(welcome.get("data").get("status").textValue()).isEqualTo("waiting_start");
    assertThat(welcome.get("data").get("sensors")).hasSize(2);
    assertThat(state(viewer.next())).isEqualTo("waiting_start");

    viewer.send("ping");
    assertThat(viewer.next().get("type").textValue()).isEqualTo("pong");
    viewer.send("cycle_start");
    assertThat(state(viewer.next())).isEqualTo("active");
    gateway.post("/api/live/cycle/pause?stream_id=" + stream, "");
    JsonNode paused = viewer.next();
    assertThat(paused.get("data").get("paused").booleanValue()).isTrue();
    viewer.send("cycle_stop");
    assertThat(state(viewer.next())).isEqualTo("stopping");
    viewer.send("cycle_stop");
    JsonNode error = viewer.next();
    assertThat(error.get("type").textValue()).isEqualTo("error");
    assertThat(error.get("data").get("code").textValue()).isEqualTo("no_running_cycle");
  }

  @Test
  void shouldCloseUnknownStreamsWith1008() throws Exception {
    assertThat(new Viewer(UUID.randomUUID().toString()).closed.get(10, TimeUnit.SECONDS))
        .isEqualTo(1008);
    assertThat(new Viewer("nonsense").closed.get(10, TimeUnit.SECONDS)).isEqualTo(1008);
  }

  private static String state(JsonNode message) {
    assertThat(message.get("type").textValue()).isEqualTo("state_change");
    return message.get("data").get("state").textValue();
  }

  /** A client of the WebSocket. */
  private static final class Viewer implements WebSocket.Listener {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    Viewer(String stream) {
      URI uri = URI.create("ws://127.0.0.1:" + gateway.port() + "/api/live/ws/stream/" + stream);
      socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(uri, this).join();
    }

    void send(String message) {
      socket.sendText(message, true).join();
    }

    JsonNode next() throws InterruptedException {
      JsonNode message = messages.poll(10, TimeUnit.SECONDS);
      assertThat(message).as("a message").isNotNull();
      return message;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          messages.add(MAPPER.readTree(text.toString()));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(code);
      return null;
    }
  }
}
