package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A viewer that reads as fast as it can, with the JDK's client. */
final class TestViewer implements WebSocket.Listener {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final int PATIENCE_SECONDS = 60;

  private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private volatile String reason;
  private final StringBuilder text = new StringBuilder();
  private final WebSocket socket;

  TestViewer(RunningGateway gateway, String stream) {
    this(gateway, stream, "");
  }

  /**
   * @param query with its question mark
   */
  TestViewer(RunningGateway gateway, String stream, String query) {
    this(gateway, stream + query, CLIENT.newWebSocketBuilder());
  }

  private TestViewer(RunningGateway gateway, String streamAndQuery, WebSocket.Builder builder) {
    URI uri =
        URI.create("ws://127.0.0.1:" + gateway.port() + "/api/live/ws/stream/" + streamAndQuery);
    socket = builder.buildAsync(uri, this).join();
  }

  /** One that sends a header with its request, as programs can and browsers cannot. */
  static TestViewer with(RunningGateway gateway, String stream, String header, String value) {
    return new TestViewer(gateway, stream, CLIENT.newWebSocketBuilder().header(header, value));
  }

  /** Whether no message came so far. */
  boolean heardNothing() {
    return messages.isEmpty();
  }

  /** The same after its greeting. */
  static TestViewer greeted(RunningGateway gateway, String stream) {
    TestViewer viewer = new TestViewer(gateway, stream);
    viewer.next("connection_established");
    viewer.next("state_change");
    return viewer;
  }

  void send(String message) {
    socket.sendText(message, true).join();
  }

  JsonNode next() {
    try {
      JsonNode message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(message).as("a message").isNotNull();
      LiveSchema.check(message);
      return message;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The next message, which has to be of this type. */
  JsonNode next(String type) {
    JsonNode message = next();
    assertThat(message.get("type").textValue()).as(message.toString()).isEqualTo(type);
    return message;
  }

  /** Everything up to a message like this, inclusive. */
  List<JsonNode> until(Predicate<JsonNode> last) {
    List<JsonNode> all = new ArrayList<>();
    do {
      all.add(next());
    } while (!last.test(all.get(all.size() - 1)));
    return all;
  }

  /** Waits for the end. */
  int closeCode() {
    return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  void leave() {
    socket.abort();
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

  /** What was said when it was closed. */
  String closeReason() {
    closeCode();
    return reason;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String said) {
    reason = said;
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    reason = String.valueOf(error);
    closed.complete(-1);
  }
}
