package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.vertac.events.AuditEvent;
import io.vertac.gateway.RunningGateway.Answer;
import io.vertac.gateway.security.KeyText;
import io.vertac.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is not let in is counted, logged and written down, but cannot fill logs or topics. */
class AuthFailuresIT {
  private static final String LOGGER = "io.vertac.gateway.security.AccessFailures";
  private static final int MANY = 150;
  private static KeyedGateway keyed;

  @BeforeAll
  static void start() {
    keyed =
        new KeyedGateway(SharedParts.settings(), Map.of("RATE_LIMIT_REFUSED_PER_MINUTE", "100000"));
  }

  @AfterAll
  static void stop() {
    keyed.close();
  }

  @Test
  void shouldCountEachReason() {
    String label = "/api/live/cycles/" + UUID.randomUUID() + "/label";
    Answer session = keyed.post("/api/session", keyed.of("operator"), null);
    String set = session.header("Set-Cookie");
    String cookie = set.substring(0, set.indexOf(';'));
    KeyText named = keyed.key("edge", UUID.randomUUID().toString());
    keyed.gateway().await(() -> keyed.get("/metrics", named.text()).status() == 403);

    assertCounted("missing", () -> keyed.get("/metrics", null));
    assertCounted("key", () -> keyed.get("/metrics", KeyText.random().text()));
    assertCounted("token", () -> keyed.get("/metrics", "a.b.c"));
    assertCounted(
        "session", () -> keyed.send("GET", "/metrics", null, null, "Cookie", "vertac_session=a.b"));
    assertCounted("role", () -> keyed.post(label, keyed.of("viewer"), "{}"));
    assertCounted("csrf_token", () -> keyed.send("POST", label, null, "{}", "Cookie", cookie));
    assertCounted(
        "stream", () -> keyed.post("/api/live/register", named.text(), "{\"device_name\":\"d\"}"));
    String foreign = "/api/live/stream/" + keyed.register(keyed.of("admin"), "press") + "/status";
    assertCounted("stream", () -> keyed.get(foreign, keyed.of("edge")));
    assertCounted("key", () -> firstMessage("authenticate " + KeyText.random().text()));
    assertCounted("missing", () -> firstMessage("cycle_start"));
  }

  @Test
  void shouldLogAndWriteDownFailedSignInsWithinBounds() {
    KeyText wrong = KeyText.random();
    try (CapturedLog log = new CapturedLog(LOGGER, Level.WARN)) {
      for (int i = 0; i < MANY; i++) {
        failToSignIn(wrong);
      }
      // Whoever came before may have used up the lines of this address; more come with time.
      keyed
          .gateway()
          .await(
              () -> {
                failToSignIn(wrong);
                return !log.lines().isEmpty();
              });
      assertThat(log.lines()).isNotEmpty().hasSizeLessThan(MANY / 2);
      assertThat(log.lines())
          .allSatisfy(
              line ->
                  assertThat(line)
                      .contains("not let in", "address=\"127.0.0.1\"", "path=\"/api/session\"")
                      .contains("keyId=\"" + wrong.id() + "\"")
                      .doesNotContain(wrong.secret()));
    }
    keyed.gateway().await(() -> !strangers().isEmpty());
    assertThat(strangers())
        .hasSizeLessThan(MANY / 2)
        .allSatisfy(
            event -> {
              assertThat(event.getAction()).isEqualTo("sign_in");
              assertThat(event.getOutcome()).isEqualTo("refused");
              assertThat(event.getStatus()).isEqualTo(401);
              assertThat(event.getAddress()).isEqualTo("127.0.0.1");
              assertThat(event.toString()).doesNotContain(wrong.secret());
            })
        .anySatisfy(event -> assertThat(event.getSubject()).isEqualTo(wrong.id()));
  }

  private static void failToSignIn(KeyText wrong) {
    assertThat(keyed.post("/api/session", wrong.text(), null).status()).isEqualTo(401);
  }

  private static Answer firstMessage(String message) {
    TestViewer viewer = new TestViewer(keyed.gateway(), UUID.randomUUID().toString());
    viewer.send(message);
    viewer.closeCode();
    return null;
  }

  private static void assertCounted(String reason, java.util.function.Supplier<Answer> call) {
    double before = failures(reason);
    Answer answer = call.get();
    if (answer != null) {
      assertThat(answer.status()).as(reason).isIn(401, 403, 404);
    }
    keyed.gateway().await(() -> failures(reason) >= before + 1);
    assertThat(failures(reason)).as(reason).isEqualTo(before + 1);
  }

  private static double failures(String reason) {
    String series = "vertac_auth_failures_total{reason=\"" + reason + "\"} ";
    String all =
        new String(
            keyed.get("/metrics", keyed.of("admin")).response().body(), StandardCharsets.UTF_8);
    return all.lines()
        .filter(line -> line.startsWith(series))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
        .findFirst()
        .orElseThrow();
  }

  private static List<AuditEvent> strangers() {
    return TopicReader.ofKey(keyed.gateway().kafka(), Topics.AUDIT, "unknown");
  }
}
