package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.gateway.RunningGateway.Answer;
import io.vertac.topics.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a request: a clear answer, nothing stored, the server unharmed. */
class BadInputIT {
  private static final int MIB = 1024 * 1024;
  private static final Instant TIME = Instant.parse("2026-03-01T11:00:00Z");
  private static RunningGateway gateway;
  private static String stream;

  @BeforeAll
  static void start() {
    gateway =
        new RunningGateway(
            SharedParts.settings(),
            Map.of(
                "MAX_REQUEST_BYTES", Integer.toString(4 * MIB),
                "MAX_IN_FLIGHT_BYTES", Integer.toString(5 * MIB)));
    stream = gateway.register("target");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @AfterEach
  void shouldHaveStoredNothingAndStillServe() {
    assertThat(TopicReader.ofKey(gateway.kafka(), Topics.SAMPLES, stream)).isEmpty();
    assertThat(TopicReader.ofKey(gateway.kafka(), Topics.DEAD_LETTERS, stream)).isEmpty();
    assertThat(gateway.get("/api/health").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"stream_id\":", "nonsense", "{}{}", "{\"a\":01}"})
  void shouldAnswer400ToMalformedJson(String body) {
    assertProblem(gateway.post("/api/live/batch", body), 400);
    assertProblem(gateway.post("/api/live/register", body), 400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"force\" | \"fo\\\"rce\"",
        "\"force\" | \"fo\\nrce\"",
        "\"force\" | \"fo,rce\"",
        "\"force\" | \"fo=rce\"",
        "\"force\" | \"../force\"",
        "\"force\" | 7",
        ":1}       | :\"one\"}",
        ":1}       | :{}}",
        "\"value\" | \"wert\""
      })
  void shouldAnswer422ToWrongTypesAndForbiddenIds(String from, String to) {
    String sample = Batches.sample(TIME, "force", "1");
    Answer answer =
        gateway.post("/api/live/batch", Batches.of(stream, "b", sample, sample.replace(from, to)));
    assertProblem(answer, 422);
    assertThat(answer.json().get("errors").get(0).get("pointer").textValue())
        .startsWith("/samples/1/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"not-a-uuid", "../../etc/passwd", "a\\\"b", "a\\nb", "a,b=c"})
  void shouldAnswer422ToStreamIdsOutsideTheAllowList(String id) {
    assertProblem(gateway.post("/api/live/batch", Batches.of(id, "b")), 422);
    assertProblem(
        gateway.post("/api/live/register", "{\"device_name\":\"d\",\"stream_id\":\"" + id + "\"}"),
        422);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/live/stream/not-a-uuid/status, 422",
    "/api/live/stream/a%22b/status, 422",
    "/api/live/stream/a%0Ab/status, 422",
    "/api/live/stream/a%2Cb%3Dc/status, 422",
    "/api/live/stream/%2e%2e%2f/status, 400",
    "/api/live/stream/..%2f..%2fetc/status, 400",
    "/api/live/stream/123e4567-e89b-12d3-a456-426614174000/status, 404",
    "/api/live/streams?limit=0, 422",
    "/api/live/streams?limit=1001, 422",
    "/api/live/streams?limit=x, 422",
    "/api/live/streams?cursor=x, 422",
    "/api/nothing, 404",
    "/api/live/batch, 405"
  })
  void shouldAnswerWithAProblemToOddPaths(String path, int status) {
    Answer answer = gateway.get(path);
    if (status == 400) {
      // Whether a server resolves dots in a path before it routes is its own affair.
      assertThat(answer.status()).isIn(400, 404, 422);
      assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    } else {
      assertProblem(answer, status);
    }
  }

  @Test
  void shouldAnswer405WithTheMethodsThatAreAllowed() {
    Answer answer = gateway.send(HttpRequest.newBuilder(gateway.uri("/api/live/batch")).DELETE());
    assertProblem(answer, 405);
    assertThat(answer.header("Allow")).contains("POST");
  }

  @Test
  void shouldAnswer422WhenTheStreamIsNotNamed() {
    Answer answer = gateway.post("/api/live/cycle/start", "");
    assertProblem(answer, 422);
    assertThat(answer.json().get("errors").get(0).get("pointer").textValue())
        .isEqualTo("?stream_id");
  }

  @Test
  void shouldAnswer413ToABodyOverTheLimit() {
    assertProblem(gateway.post("/api/live/batch", new byte[4 * MIB + 1]), 413);
    assertProblem(gateway.post("/api/live/batch", new byte[60 * MIB]), 413);
  }

  @Test
  void shouldAnswer413ToABodyOverTheLimitWhoseLengthIsNotSaid() {
    byte[] body = new byte[20 * MIB];
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.uri("/api/live/batch"))
            .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body)));
    assertProblem(gateway.send(request), 413);
  }

  @Test
  void shouldAnswer413ToAGzipBomb() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      byte[] zeros = new byte[MIB];
      for (int i = 0; i < 1024; i++) {
        gzip.write(zeros);
      }
    }
    assertThat(bomb.size()).isLessThan(2 * MIB);
    Answer answer = gateway.post("/api/live/batch", bomb.toByteArray(), "Content-Encoding", "gzip");
    assertProblem(answer, 413);
  }

  @Test
  void shouldAnswer400ToBrokenGzipAnd415ToOtherEncodings() throws IOException {
    byte[] whole = BatchIT.gzip(Batches.of(stream, "b").getBytes(StandardCharsets.UTF_8));
    byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
    assertProblem(gateway.post("/api/live/batch", half, "Content-Encoding", "gzip"), 400);
    byte[] plain = "{}".getBytes(StandardCharsets.UTF_8);
    assertProblem(gateway.post("/api/live/batch", plain, "Content-Encoding", "gzip"), 400);
    assertProblem(gateway.post("/api/live/batch", plain, "Content-Encoding", "br"), 415);
    assertProblem(gateway.post("/api/live/batch", whole, "Content-Encoding", "gzip, gzip"), 415);
  }

  @Test
  void shouldRefuseAMillionElements() {
    String ones = "1,".repeat(999_999) + "1";
    assertProblem(gateway.post("/api/live/batch", "[" + ones + "]"), 422);
    assertProblem(
        gateway.post(
            "/api/live/batch", "{\"stream_id\":\"" + stream + "\",\"samples\":[" + ones + "]}"),
        413);
  }

  @Test
  void shouldRefuseDeepNesting() {
    String deep = "[".repeat(500_000);
    assertProblem(gateway.post("/api/live/batch", deep), 422);
    assertProblem(gateway.post("/api/live/batch", "{\"x\":" + deep), 400);
    assertProblem(gateway.post("/api/live/register", "{\"x\":" + deep), 400);
    assertProblem(
        gateway.post("/api/live/cycle/start?stream_id=" + stream, "{\"metadata\":" + deep), 413);
  }

  @Test
  void shouldRefuseNumbersThatNobodyCanMean() {
    String huge = Batches.sample(TIME, "force", "9".repeat(100_000));
    assertProblem(gateway.post("/api/live/batch", Batches.of(stream, "b", huge)), 400);
    assertProblem(
        gateway.post("/api/live/register", "{\"device_name\":\"d\",\"sensor_count\":1e400}"), 422);
  }

  @Test
  void shouldAnswer429WhileTheMemoryForRequestsIsUsed() throws IOException {
    byte[] head =
        ("POST /api/live/batch HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                + 4 * MIB
                + "\r\n\r\n{")
            .getBytes(StandardCharsets.US_ASCII);
    try (Socket slow = new Socket("127.0.0.1", gateway.port())) {
      slow.getOutputStream().write(head);
      slow.getOutputStream().flush();
      gateway.await(() -> metric("vertac_gateway_inflight_bytes") >= 4 * MIB);
      byte[] body = new byte[2 * MIB];
      java.util.Arrays.fill(body, (byte) ' ');
      Answer answer = gateway.post("/api/live/batch", body);
      assertProblem(answer, 429);
      assertThat(answer.header("Retry-After")).isEqualTo("1");
    }
    gateway.await(() -> metric("vertac_gateway_inflight_bytes") == 0);
  }

  @Test
  void shouldAnswerWithAProblemToWhatIsHardlyHttp() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", gateway.port())) {
      OutputStream out = socket.getOutputStream();
      out.write("GET /a b c HTTP/9\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      InputStream in = socket.getInputStream();
      assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII))
          .contains("400", "application/problem+json");
    }
  }

  private static double metric(String name) {
    String all = new String(gateway.get("/metrics").response().body(), StandardCharsets.UTF_8);
    return all.lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  private static void assertProblem(Answer answer, int status) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().get("status").intValue()).isEqualTo(status);
    assertThat(answer.json().get("title").textValue()).isNotEmpty();
    assertThat(answer.json().get("type").textValue()).isNotEmpty();
    assertThat(answer.json().get("detail").textValue()).isNotEmpty();
    assertThat(answer.json().get("instance").textValue()).startsWith("/api/");
  }
}
