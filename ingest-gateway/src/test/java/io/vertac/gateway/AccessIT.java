package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.router.ParsedEndpoint;
import io.vertac.gateway.RunningGateway.Answer;
import io.vertac.gateway.http.AllRoutes;
import io.vertac.gateway.security.KeyText;
import io.vertac.gateway.security.Right;
import io.vertac.gateway.security.Role;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two gateways that ask for keys: who gets in where, and whose streams are whose. */
class AccessIT {
  private static final Map<String, String> RATES =
      Map.of("RATE_LIMIT_REFUSED_PER_MINUTE", "100000", "GATEWAY_COMMAND_TIMEOUT_SEC", "1");
  private static KeyedGateway keyed;
  private static RunningGateway second;

  @BeforeAll
  static void start() {
    Map<String, String> settings = SharedParts.settings();
    keyed = new KeyedGateway(settings, RATES);
    second = new RunningGateway(settings, RATES);
  }

  @AfterAll
  static void stop() {
    second.close();
    keyed.close();
  }

  static java.util.List<String> routes() {
    return AllRoutes.list().stream()
        .map(route -> route.endpoint.method.name() + " " + route.endpoint.path)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("routes")
  void shouldLetEveryRoleInWhereItMayAndNowhereElse(String name) {
    Right right = AllRoutes.rightOf(route(name));
    String method = name.substring(0, name.indexOf(' '));
    String path =
        name.substring(name.indexOf(' ') + 1).replaceAll("\\{\\w+}", UUID.randomUUID().toString());
    String query = path.contains("/cycle/") ? path + "?stream_id=" + UUID.randomUUID() : path;
    if (right == Right.NONE) {
      assertThat(keyed.send(method, query, null, null).status()).isIn(200, 401);
      return;
    }
    for (String wrong : new String[] {null, "", "vt_x", KeyText.random().text(), "a.b.c"}) {
      Answer refused = keyed.send(method, query, wrong, "{}");
      assertThat(refused.status()).as(name + " " + wrong).isEqualTo(401);
      assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
      assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    }
    if (method.equals("GET")) {
      assertThat(keyed.send("HEAD", query, null, null).status()).as(name).isEqualTo(401);
    }
    for (Role role : Role.values()) {
      int status = keyed.send(method, query, keyed.of(role.word()), "{}").status();
      if (right.isOf(role)) {
        assertThat(status).as(name + " " + role).isNotIn(401, 403);
      } else {
        assertThat(status).as(name + " " + role).isEqualTo(403);
      }
    }
  }

  @Test
  void shouldLetAConnectorWriteToItsOwnStreamsOnly() {
    String edge = keyed.of("edge");
    String other = keyed.key("edge").text();
    keyed.gateway().await(() -> keyed.get("/metrics", other).status() == 403);
    String stream = keyed.register(edge, "own");
    assertThat(batch(edge, stream).status()).isEqualTo(200);
    assertThat(batch(keyed.of("admin"), stream).status()).isEqualTo(200);
    assertThat(keyed.get("/api/live/stream/" + stream + "/status", edge).status()).isEqualTo(200);
    assertThat(keyed.get("/api/live/stream/" + stream + "/status", keyed.of("viewer")).status())
        .isEqualTo(200);

    String nobodys = UUID.randomUUID().toString();
    for (String call :
        new String[] {
          "POST /api/live/batch",
          "POST /api/live/gaps",
          "POST /api/live/cycle/start?stream_id=STREAM",
          "POST /api/live/cycles/" + UUID.randomUUID() + "/reference?stream_id=STREAM",
          "GET /api/live/stream/STREAM/status"
        }) {
      Answer foreign = call(call, other, stream);
      Answer unknown = call(call, other, nobodys);
      assertThat(foreign.status()).as(call).isEqualTo(404);
      assertThat(unknown.status()).as(call).isEqualTo(404);
      assertThat(foreign.json().toString().replace(stream, "ID"))
          .as(call)
          .isEqualTo(unknown.json().toString().replace(nobodys, "ID"));
    }
    Answer taken = register(other, stream);
    assertThat(taken.status()).isEqualTo(404);
    assertThat(register(edge, stream).status()).isEqualTo(200);
    assertThat(register(keyed.of("admin"), stream).status()).isEqualTo(200);
    assertThat(batch(edge, stream).status()).as("an admin does not take it away").isEqualTo(200);
  }

  @Test
  void shouldConfineAKeyToTheStreamsItNames() {
    String stream = keyed.register(keyed.of("admin"), "named");
    String key = keyed.key("edge", stream).text();
    keyed.gateway().await(() -> batch(key, stream).status() == 200);
    assertThat(register(key, stream).status()).isEqualTo(200);
    assertThat(register(key, UUID.randomUUID().toString()).status()).isEqualTo(403);
    assertThat(register(key, null).status()).isEqualTo(403);
  }

  @Test
  void shouldKeepIdempotencyKeysOfTwoConnectorsApart() {
    String other = keyed.key("edge").text();
    keyed.gateway().await(() -> keyed.get("/metrics", other).status() == 403);
    String mine = idempotent(keyed.of("edge"));
    assertThat(idempotent(keyed.of("edge"))).isEqualTo(mine);
    assertThat(idempotent(other)).isNotEqualTo(mine);
  }

  @Test
  void shouldForgetARevokedKeyOnEveryGateway() {
    KeyText key = keyed.key("viewer");
    keyed.gateway().await(() -> keyed.get("/metrics", key.text()).status() == 200);
    second.await(() -> status(second, key.text()) == 200);
    keyed.ring().revoke(key.id());
    keyed.gateway().await(() -> keyed.get("/metrics", key.text()).status() == 401);
    second.await(() -> status(second, key.text()) == 401);
  }

  @Test
  void shouldShowKeysNowhere() {
    String secret = KeyText.parse(keyed.of("admin")).secret();
    assertThat(keyed.ring().list().toString()).doesNotContain(secret);
    assertThat(new String(keyed.get("/metrics", keyed.of("admin")).response().body()))
        .doesNotContain(secret);
    assertThat(KeyText.parse(keyed.of("admin")).toString()).doesNotContain(secret);
  }

  private static ParsedEndpoint route(String name) {
    return AllRoutes.list().stream()
        .filter(r -> (r.endpoint.method.name() + " " + r.endpoint.path).equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static int status(RunningGateway gateway, String key) {
    return gateway
        .send(
            java.net.http.HttpRequest.newBuilder(gateway.uri("/metrics"))
                .header("Authorization", "Bearer " + key))
        .status();
  }

  private static Answer batch(String key, String stream) {
    return keyed.post(
        "/api/live/batch",
        key,
        Batches.of(
            stream, UUID.randomUUID().toString(), Batches.sample(Instant.now(), "force", "1")));
  }

  private static Answer call(String call, String key, String stream) {
    if (call.endsWith("/batch")) {
      return batch(key, stream);
    }
    String body =
        call.endsWith("/gaps")
            ? """
            {"stream_id":"%s","gap_id":"g","from":"2026-03-01T12:00:00Z",
             "to":"2026-03-01T12:01:00Z","sample_count":3,"reason":"disk_full"}\
            """
                .formatted(stream)
            : null;
    String[] parts = call.replace("STREAM", stream).split(" ");
    return keyed.send(parts[0], parts[1], key, body);
  }

  private static Answer register(String key, String stream) {
    return keyed.post("/api/live/register", key, registration(stream));
  }

  private static String registration(String stream) {
    return """
    {%s"device_name":"press","sensor_count":1,"sensors":[
     {"sensor_id":"force","name":"Force","type":"analog","unit":"kN"}]}\
    """
        .formatted(stream == null ? "" : "\"stream_id\":\"" + stream + "\",");
  }

  private static String idempotent(String key) {
    return keyed
        .send(
            "POST",
            "/api/live/register",
            key,
            registration(null),
            "Idempotency-Key",
            "same-for-all")
        .json()
        .get("stream_id")
        .textValue();
  }
}
