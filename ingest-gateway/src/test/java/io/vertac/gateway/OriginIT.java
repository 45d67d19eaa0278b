package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.gateway.RunningGateway.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a browser sends for somebody's page: it may do nothing, not even unseen. */
class OriginIT {
  private static final String EVIL = "https://evil.example";
  private static final String LISTED = "https://hall.example";

  private static RunningGateway open;
  private static RunningGateway listing;

  @BeforeAll
  static void start() {
    open = new RunningGateway(SharedParts.settings());
    listing = new RunningGateway(SharedParts.settings(), Map.of("ALLOWED_ORIGINS", LISTED));
  }

  @AfterAll
  static void stop() {
    open.close();
    listing.close();
  }

  @Test
  void shouldDoNothingForPagesOfOtherOrigins() {
    for (RunningGateway gateway : new RunningGateway[] {open, listing}) {
      String stream = gateway.register("press");
      for (String origin : new String[] {EVIL, "null", "http://127.0.0.1:1"}) {
        Answer answer = start(gateway, stream, origin);
        assertThat(answer.status()).as(origin).isEqualTo(403);
        assertThat(answer.json().get("code").textValue()).isEqualTo("foreign_origin");
        assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(batch(gateway, stream, origin).status()).isEqualTo(403);
      }
      assertThat(gateway.get("/api/live/stream/" + stream + "/status").json().toString())
          .contains("\"sample_count\":0")
          .contains("\"cycle_id\":null");
    }
  }

  @Test
  void shouldServeItsOwnPages() {
    for (RunningGateway gateway : new RunningGateway[] {open, listing}) {
      String own = "http://127.0.0.1:" + gateway.port();
      String stream = gateway.register("press");
      assertThat(batch(gateway, stream, own).status()).isEqualTo(200);
      Answer streams =
          gateway.send(HttpRequest.newBuilder(gateway.uri("/docs")).header("Origin", own));
      assertThat(streams.status()).isEqualTo(200);
    }
  }

  @Test
  void shouldServePagesOfListedOrigins() {
    String stream = listing.register("press");
    Answer answer = batch(listing, stream, LISTED);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(LISTED);
    assertThat(answer.header("Access-Control-Allow-Credentials")).isNull();
  }

  @Test
  void shouldHearOnNamesOfThisMachineOnlyWhileNobodyIsAskedForAKey() throws IOException {
    for (String host : new String[] {"localhost", "127.0.0.1", "[::1]", "press.localhost"}) {
      assertThat(statusFor(open.port(), host)).as(host).isEqualTo(200);
    }
    for (String host : new String[] {"evil.example", "127.0.0.1.evil.example", "localhost.evil"}) {
      assertThat(statusFor(open.port(), host)).as(host).isEqualTo(403);
    }
    assertThat(statusFor(listing.port(), "hall.example")).isEqualTo(200);
    try (KeyedGateway keyed = new KeyedGateway(SharedParts.settings())) {
      assertThat(statusFor(keyed.gateway().port(), "vertac.example")).isEqualTo(200);
    }
  }

  /** Java's own client does not let its host be chosen. */
  private static int statusFor(int port, String host) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      String request =
          "GET /api/health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Integer.parseInt(answer.substring(9, 12));
    }
  }

  /** As a form of any page can be sent: a browser does not ask first. */
  private static Answer start(RunningGateway gateway, String stream, String origin) {
    return gateway.send(
        HttpRequest.newBuilder(gateway.uri("/api/live/cycle/start?stream_id=" + stream))
            .header("Origin", origin)
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString("{}")));
  }

  private static Answer batch(RunningGateway gateway, String stream, String origin) {
    String body = Batches.of(stream, null, Batches.sample(Instant.now(), "force", "1"));
    return gateway.send(
        HttpRequest.newBuilder(gateway.uri("/api/live/batch"))
            .header("Origin", origin)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }
}
