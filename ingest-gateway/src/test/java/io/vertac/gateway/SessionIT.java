package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.gateway.RunningGateway.Answer;
import io.vertac.gateway.security.KeyText;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A browser at a gateway that asks for keys. */
class SessionIT {
  private static final Map<String, String> SESSIONS =
      Map.of("GATEWAY_SESSION_SECRET", "0123456789abcdef0123456789abcdef");
  private static Map<String, String> settings;
  private static KeyedGateway keyed;
  private static RunningGateway second;

  @BeforeAll
  static void start() {
    settings = SharedParts.settings();
    keyed = new KeyedGateway(settings, SESSIONS);
    second = new RunningGateway(settings, SESSIONS);
  }

  @AfterAll
  static void stop() {
    second.close();
    keyed.close();
  }

  @Test
  void shouldExchangeAKeyForACookieThatScriptsAndOtherSitesCannotUse() {
    Answer answer = keyed.post("/api/session", keyed.of("viewer"), null);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("role").textValue()).isEqualTo("viewer");
    assertThat(answer.header("Set-Cookie"))
        .contains("HttpOnly", "SameSite=Strict", "Path=/")
        .doesNotContain(KeyText.parse(keyed.of("viewer")).secret());
    String cookie = cookie(answer);
    assertThat(with(cookie, "GET", "/metrics").status()).isEqualTo(200);
    assertThat(with(cookie, "GET", "/api/session").json().get("csrf_token"))
        .isEqualTo(answer.json().get("csrf_token"));
  }

  @Test
  void shouldAskForAKeyWhereThereIsNoSession() {
    JsonNode nobody = keyed.get("/api/session", null).json();
    assertThat(nobody.get("keys_required").booleanValue()).isTrue();
    assertThat(nobody.get("signed_in").booleanValue()).isFalse();
    assertThat(keyed.post("/api/session", KeyText.random().text(), null).status()).isEqualTo(401);
    assertThat(keyed.post("/api/session", null, null).status()).isEqualTo(401);
  }

  @Test
  void shouldRefuseWhatAnotherSiteMakesTheBrowserSend() {
    Answer session = keyed.post("/api/session", keyed.of("operator"), null);
    String cookie = cookie(session);
    String call = "/api/live/cycles/" + UUID.randomUUID() + "/label";
    Answer forged = with(cookie, "POST", call);
    assertThat(forged.status()).isEqualTo(403);
    assertThat(forged.json().get("code").textValue()).isEqualTo("csrf_token_missing");
    assertThat(with(cookie, "POST", call, "X-CSRF-Token", "wrong").status()).isEqualTo(403);
    String token = session.json().get("csrf_token").textValue();
    assertThat(with(cookie, "POST", call, "X-CSRF-Token", token).status()).isEqualTo(422);
  }

  @Test
  void shouldRefuseCookiesThatNoGatewayHasMade() {
    String cookie = cookie(keyed.post("/api/session", keyed.of("viewer"), null));
    String body = cookie.substring(0, cookie.indexOf('.'));
    for (String forged :
        new String[] {
          cookie + "x",
          cookie.replace(body, body + "AA"),
          body + ".",
          "vertac_session=.",
          "vertac_session=%00.%00",
          "vertac_session=" + "a".repeat(5000) + ".b"
        }) {
      assertThat(with(forged, "GET", "/metrics").status()).as(forged).isEqualTo(401);
    }
  }

  @Test
  void shouldHoldAtEveryGatewayAndEndWithItsKey() {
    KeyText key = keyed.key("viewer");
    String cookie = cookie(keyed.post("/api/session", key.text(), null));
    second.await(() -> statusAtSecond(cookie) == 200);
    keyed.ring().revoke(key.id());
    second.await(() -> statusAtSecond(cookie) == 401);
    keyed.gateway().await(() -> with(cookie, "GET", "/metrics").status() == 401);
  }

  @Test
  void shouldForgetTheCookieWhenSomebodySignsOut() {
    Answer out = keyed.send("DELETE", "/api/session", null, null);
    assertThat(out.status()).isEqualTo(200);
    assertThat(out.header("Set-Cookie"))
        .startsWith("vertac_session=;")
        .contains("Expires=Thu, 01 Jan 1970");
  }

  @Test
  void shouldEndASessionForGoodOnEveryGatewayAlsoForACopiedCookie() {
    Answer session = keyed.post("/api/session", keyed.of("viewer"), null);
    String other = cookie(keyed.post("/api/session", keyed.of("viewer"), null));
    String cookie = cookie(session);
    second.await(() -> statusAtSecond(cookie) == 200);
    Answer out = with(cookie, "DELETE", "/api/session", "X-CSRF-Token", token(session));
    assertThat(out.status()).isEqualTo(200);
    assertThat(out.json().get("signed_in").booleanValue()).isFalse();
    assertThat(out.header("Set-Cookie")).startsWith("vertac_session=;");
    assertThat(with(cookie, "GET", "/metrics").status()).isEqualTo(401);
    second.await(() -> statusAtSecond(cookie) == 401);
    assertThat(with(other, "GET", "/metrics").status()).as("another browser").isEqualTo(200);
    try (RunningGateway later = new RunningGateway(settings, SESSIONS)) {
      assertThat(status(later, cookie)).as("a gateway started later").isEqualTo(401);
      assertThat(status(later, other)).isEqualTo(200);
    }
  }

  @Test
  void shouldLetNoOtherSiteSignSomebodyOut() {
    Answer session = keyed.post("/api/session", keyed.of("viewer"), null);
    String cookie = cookie(session);
    Answer forged = with(cookie, "DELETE", "/api/session");
    assertThat(forged.status()).isEqualTo(403);
    assertThat(forged.json().get("code").textValue()).isEqualTo("csrf_token_missing");
    assertThat(forged.header("Set-Cookie")).isNull();
    assertThat(with(cookie, "GET", "/metrics").status()).isEqualTo(200);
  }

  @Test
  void shouldCloseTheLiveChannelsOfASessionThatEnds() {
    String stream = keyed.register(keyed.of("edge"), "watched");
    Answer session = keyed.post("/api/session", keyed.of("viewer"), null);
    TestViewer viewer = TestViewer.with(keyed.gateway(), stream, "Cookie", cookie(session));
    viewer.next("connection_established");
    with(cookie(session), "DELETE", "/api/session", "X-CSRF-Token", token(session));
    assertThat(viewer.closeCode()).isEqualTo(1008);
  }

  @Test
  void shouldNotBotherAnybodyWhereThereAreNoKeys() {
    try (RunningGateway open = new RunningGateway(SharedParts.settings())) {
      JsonNode session = open.get("/api/session").json();
      assertThat(session.get("keys_required").booleanValue()).isFalse();
      assertThat(session.get("signed_in").booleanValue()).isTrue();
      assertThat(open.get("/metrics").status()).isEqualTo(200);
    }
  }

  private static String cookie(Answer answer) {
    String set = answer.header("Set-Cookie");
    return set.substring(0, set.indexOf(';'));
  }

  private static Answer with(String cookie, String method, String path, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Cookie";
    all[1] = cookie;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return keyed.send(method, path, null, method.equals("GET") ? null : "{}", all);
  }

  private static String token(Answer session) {
    return session.json().get("csrf_token").textValue();
  }

  private static int statusAtSecond(String cookie) {
    return status(second, cookie);
  }

  private static int status(RunningGateway gateway, String cookie) {
    return gateway
        .send(
            java.net.http.HttpRequest.newBuilder(gateway.uri("/metrics")).header("Cookie", cookie))
        .status();
  }
}
