package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.router.ParsedEndpoint;
import io.vertac.gateway.RunningGateway.Answer;
import io.vertac.gateway.http.AllRoutes;
import io.vertac.gateway.security.Right;
import io.vertac.gateway.security.Role;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What belongs to somebody else is answered exactly like what does not exist, on every route. */
class ForeignIdIT {
  /** Routes that a connector may call, and that an id leads to; without one they tell nothing. */
  private static final List<String> BY_BODY =
      List.of("POST /api/live/batch", "POST /api/live/gaps", "POST /api/live/register");

  private static SinkDatabase database;
  private static KeyedGateway keyed;
  private static String stream;
  private static String cycle;

  @BeforeAll
  static void start() {
    database = new SinkDatabase(SharedParts.tempDir("foreign"));
    keyed = new KeyedGateway(SharedParts.settings(), Map.of("DATABASE_URL", database.url()));
    stream = keyed.register(keyed.of("admin"), "of somebody else");
    database.insertStream(stream, "of somebody else");
    cycle = database.insertCycle(stream, 1, null, null);
  }

  @AfterAll
  static void stop() {
    keyed.close();
    database.close();
  }

  @Test
  void shouldAnswerForeignAndUnknownIdsAlikeOnEveryRoute() {
    List<String> compared = new ArrayList<>();
    for (ParsedEndpoint route : AllRoutes.list()) {
      String method = route.endpoint.method.name();
      String path = route.endpoint.path;
      String name = method + " " + path;
      if (path.contains("{cycle_id}")) {
        compare(name, cycle, id -> send(method, path.replace("{cycle_id}", id), body(name, id)));
        compare(
            name + "?stream_id",
            stream,
            id ->
                send(
                    method,
                    path.replace("{cycle_id}", cycle) + "?stream_id=" + id,
                    body(name, id)));
      } else if (path.contains("{stream_id}")) {
        compare(name, stream, id -> send(method, path.replace("{stream_id}", id), body(name, id)));
      } else if (path.contains("{alert_id}")) {
        compare(name, cycle, id -> send(method, path.replace("{alert_id}", id), body(name, id)));
      } else if (path.contains("/cycle/")) {
        compare(name, stream, id -> send(method, path + "?stream_id=" + id, null));
      } else if (BY_BODY.contains(name)) {
        compare(name, stream, id -> send(method, path, body(name, id)));
      } else {
        Right right = AllRoutes.rightOf(route);
        assertThat(right == Right.NONE || !right.isOf(Role.EDGE))
            .as("a connector may call %s: say here which id leads to what", name)
            .isTrue();
        continue;
      }
      compared.add(name);
    }
    assertThat(compared).hasSizeGreaterThan(15).containsAll(BY_BODY);
  }

  @Test
  void shouldCloseTheLiveChannelsOfForeignAndUnknownStreamsAlike() {
    assertThat(closed(stream)).isEqualTo(closed(UUID.randomUUID().toString()));
  }

  @Test
  void shouldGiveAConnectorANewStreamOnlyUnderAnIdThatIsNotItsOwnChoice() {
    String edge = keyed.of("edge");
    Answer chosen = send("POST", "/api/live/register", registration(UUID.randomUUID().toString()));
    assertThat(chosen.status()).isEqualTo(404);
    String given = keyed.register(edge, "new");
    assertThat(send("POST", "/api/live/register", registration(given)).status()).isEqualTo(200);
  }

  private static String closed(String id) {
    TestViewer viewer = new TestViewer(keyed.gateway(), id);
    viewer.send("authenticate " + keyed.of("edge"));
    String told = viewer.closeCode() + " " + viewer.closeReason();
    assertThat(viewer.heardNothing()).isTrue();
    return told;
  }

  private static void compare(String name, String foreign, Function<String, Answer> call) {
    // Twice: what is remembered of the first time must not show either.
    for (int i = 0; i < 2; i++) {
      String nobodys = UUID.randomUUID().toString();
      String unknown = text(call.apply(nobodys)).replace(nobodys, "ID");
      assertThat(text(call.apply(foreign)).replace(foreign, "ID")).as(name).isEqualTo(unknown);
      assertThat(unknown).as(name).startsWith("40");
    }
  }

  private static String text(Answer answer) {
    Map<String, List<String>> headers = new TreeMap<>(answer.response().headers().map());
    headers.remove("date");
    // Whether more may come over this connection depends on how the request came in, in pieces.
    headers.remove("connection");
    String body = new String(answer.response().body(), StandardCharsets.UTF_8);
    return answer.status() + " " + headers + " " + body;
  }

  private static Answer send(String method, String path, String body) {
    return keyed.send(method, path, keyed.of("edge"), body);
  }

  private static String body(String name, String id) {
    return switch (name) {
      case "POST /api/live/batch" ->
          Batches.of(
              id, "one", Batches.sample(Instant.parse("2026-03-01T12:00:00Z"), "force", "1"));
      case "POST /api/live/gaps" ->
          """
          {"stream_id":"%s","gap_id":"g","from":"2026-03-01T12:00:00Z",
           "to":"2026-03-01T12:01:00Z","sample_count":3,"reason":"disk_full"}\
          """
              .formatted(id);
      case "POST /api/live/register" -> registration(id);
      default -> name.startsWith("GET") ? null : "{}";
    };
  }

  private static String registration(String id) {
    return """
    {"stream_id":"%s","device_name":"press","sensor_count":1,"sensors":[
     {"sensor_id":"force","name":"Force","type":"analog","unit":"kN"}]}\
    """
        .formatted(id);
  }
}
