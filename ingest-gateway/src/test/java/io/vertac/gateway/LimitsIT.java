package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.gateway.RunningGateway.Answer;
import io.vertac.gateway.security.KeyText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What one client may take of a gateway. */
class LimitsIT {
  private static KeyedGateway keyed;

  @BeforeAll
  static void start() {
    keyed =
        new KeyedGateway(
            SharedParts.settings(),
            Map.of(
                "RATE_LIMIT_PER_KEY", "5",
                "RATE_LIMIT_REFUSED_PER_MINUTE", "10",
                "MAX_HEADER_BYTES", "4096",
                "HEADER_TIMEOUT_SEC", "2",
                "MAX_REQUEST_BYTES", "65536",
                "MIN_BYTES_PER_SEC", "1000",
                "ALLOWED_ORIGINS", "https://hall.example"));
  }

  @AfterAll
  static void stop() {
    keyed.close();
  }

  @Test
  void shouldTellAKeyThatAsksTooOftenWhenToComeBack() {
    KeyText eager = keyed.key("viewer");
    Answer last = null;
    for (int i = 0; i < 2_000 && (last == null || last.status() == 200); i++) {
      last = keyed.get("/metrics", eager.text());
    }
    assertThat(last.status()).isEqualTo(429);
    assertThat(Integer.parseInt(last.header("Retry-After"))).isPositive();
    assertThat(keyed.get("/metrics", keyed.of("operator")).status())
        .as("another key has a share of its own")
        .isEqualTo(200);
  }

  @Test
  void shouldMakeWhoGuessesKeysWaitButNotWhoHasOne() {
    int status = 0;
    for (int i = 0; i < 40 && status != 429; i++) {
      status = keyed.get("/metrics", KeyText.random().text()).status();
    }
    assertThat(status).isEqualTo(429);
    assertThat(keyed.get("/metrics", keyed.of("admin")).status()).isEqualTo(200);
  }

  @Test
  void shouldRefuseALargeHead() {
    Answer answer = keyed.send("GET", "/api/health", null, null, "X-Large", "x".repeat(8000));
    assertThat(answer.status()).isEqualTo(431);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void shouldRefuseALongAddress() {
    Answer answer = keyed.get("/api/health?x=" + "x".repeat(8000), null);
    assertThat(answer.status()).isEqualTo(414);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().get("detail").textValue()).contains("MAX_HEADER_BYTES");
  }

  @Test
  void shouldCutOffAHeadThatComesByteByByte() throws IOException, InterruptedException {
    try (Socket socket = new Socket("127.0.0.1", keyed.gateway().port())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "GET /api/health HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
              .getBytes(StandardCharsets.US_ASCII));
      assertThat(isCutOff(socket, out)).isTrue();
    }
  }

  @Test
  void shouldCutOffABodyThatComesByteByByte() throws IOException, InterruptedException {
    try (Socket socket = new Socket("127.0.0.1", keyed.gateway().port())) {
      OutputStream out = socket.getOutputStream();
      String head =
          "POST /api/live/batch HTTP/1.1\r\n"
              + "Host: localhost\r\n"
              + "Content-Length: 60000\r\n"
              + "Authorization: Bearer "
              + keyed.of("edge")
              + "\r\n\r\n";
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      assertThat(isCutOff(socket, out)).isTrue();
    }
  }

  @Test
  void shouldRefuseDeepNestingAndLargeBodies() {
    String edge = keyed.key("edge").text();
    String deep = "[".repeat(20_000);
    for (String body : new String[] {deep, "{\"stream_id\":" + deep, "{\"samples\":" + deep}) {
      assertThat(keyed.post("/api/live/batch", edge, body).status()).isIn(400, 422);
      assertThat(keyed.post("/api/live/register", edge, body).status()).isIn(400, 422);
    }
    assertThat(keyed.post("/api/live/batch", edge, " ".repeat(70_000)).status()).isEqualTo(413);
  }

  @Test
  void shouldLetPagesOfListedOriginsAskAndNoOthers() {
    Answer listed = preflight("https://hall.example");
    assertThat(listed.status()).isEqualTo(200);
    assertThat(listed.header("Access-Control-Allow-Origin")).isEqualTo("https://hall.example");
    assertThat(listed.header("Access-Control-Allow-Credentials")).isNull();
    assertThat(preflight("https://evil.example").header("Access-Control-Allow-Origin")).isNull();
    try (RunningGateway closed = new RunningGateway(SharedParts.settings())) {
      Answer answer =
          closed.send(
              HttpRequest.newBuilder(closed.uri("/api/live/streams"))
                  .header("Origin", "https://hall.example"));
      assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
    }
  }

  @Test
  void shouldNotSayWhatItIsMadeOf() {
    Answer answer = keyed.get("/api/live/cycles/" + UUID.randomUUID(), null);
    assertThat(answer.header("Server")).isNull();
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
  }

  private static Answer preflight(String origin) {
    return keyed.send(
        "OPTIONS",
        "/api/live/streams",
        null,
        null,
        "Origin",
        origin,
        "Access-Control-Request-Method",
        "GET",
        "Access-Control-Request-Headers",
        "authorization");
  }

  /** A byte every 200 ms, until the gateway has had enough of it. */
  private static boolean isCutOff(Socket socket, OutputStream out) throws InterruptedException {
    try {
      socket.setSoTimeout(1);
      InputStream in = socket.getInputStream();
      for (int i = 0; i < 100; i++) {
        out.write('x');
        out.flush();
        TimeUnit.MILLISECONDS.sleep(200);
        if (isOver(in)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static boolean isOver(InputStream in) throws IOException {
    try {
      byte[] answer = new byte[4096];
      return in.read(answer) < 0;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    }
  }
}
