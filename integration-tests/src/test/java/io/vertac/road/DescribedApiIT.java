package io.vertac.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.api.ApiDescription;
import io.vertac.api.GeneratedTalk;
import io.vertac.api.RequestMaker;
import io.vertac.gateway.keys.KeyRing;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Asks the gateway ten thousand things, and finds every answer in {@code openapi.json}: its status,
 * its type, its body with no field more, and none that says the gateway failed.
 *
 * <p>More, and others: {@code -Dvertac.api.requests=1000000 -Dvertac.api.seed=7}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DescribedApiIT {
  private static final int REQUESTS = Integer.getInteger("vertac.api.requests", 10_000);
  private static final long SEED = Long.getLong("vertac.api.seed", 20_261_126L);

  /** To come by every call with a known and an unknown stream. */
  private static final int ENOUGH = 500;

  private static final List<String> ROLES = List.of("edge", "viewer", "operator", "admin");

  private static Road road;
  private static ApiDescription description;
  private static Map<String, List<String>> known;

  @BeforeAll
  static void start() throws Exception {
    road = Road.started(EmbeddedParts.shared(), "described.");
    description = ApiDescription.read(road.gateway().text("/openapi.json"));
    known = things();
    System.out.printf("openapi: %d requests, -Dvertac.api.seed=%d%n", REQUESTS, SEED);
  }

  @AfterAll
  static void stop() {
    if (road != null) {
      road.close();
    }
  }

  @Test
  @Order(1)
  void shouldNoticeAnAnswerThatIsNotDescribed() {
    GeneratedTalk talk =
        talk(description.without("/api/live/stream/{stream_id}/status", "get", 404));
    talk.ask(ENOUGH, SEED, null);
    assertThat(talk.faults().keySet())
        .containsExactly(
            "GET /api/live/stream/{stream_id}/status 404: the status 404 is not described");
  }

  @Test
  @Order(2)
  void shouldDescribeEveryAnswerWhileTheDoorIsOpen() {
    GeneratedTalk talk = talk(description);
    talk.ask(REQUESTS / 2, SEED, null);
    assertThat(talk.faults()).isEmpty();
    // What was asked made sense: every call was done, too.
    talk.statuses()
        .forEach((call, statuses) -> assertThat(statuses).as(call + " " + statuses).contains(200));
  }

  /** From the first key on, the door is closed. */
  @Test
  @Order(3)
  void shouldDescribeEveryAnswerToEveryRole() {
    KeyRing ring = new KeyRing(road.kafka(), Clock.systemUTC());
    GeneratedTalk talk = talk(description);
    for (String role : ROLES) {
      String key = ring.create(new KeyRing.Wanted(role, List.of(), role, Optional.empty())).text();
      talk.ask(REQUESTS / 10, SEED + REQUESTS + ROLES.indexOf(role) * (long) REQUESTS, key);
    }
    talk.ask(REQUESTS / 10, SEED - REQUESTS, null);
    assertThat(talk.faults()).isEmpty();
    assertThat(talk.statuses().get("GET /api/live/streams")).contains(200, 401, 403);
  }

  private static GeneratedTalk talk(ApiDescription against) {
    return new GeneratedTalk(road.url(), against, new RequestMaker(description, known));
  }

  /** A stream with a finished cycle and an aborted one, of which there are alerts. */
  private static Map<String, List<String>> things() {
    NaiveMachine machine = NaiveMachine.register(road.gateway(), "described");
    String finished = machine.playCycle();
    Road.eventually(() -> assertThat(road.tables().finishedCycles(machine.streamId())).hasSize(1));
    String aborted = machine.start();
    machine.postBatches(NaiveMachine.BATCHES);
    machine.command("abort").ok();
    Road.eventually(() -> assertThat(alerts()).isNotEmpty());
    NaiveMachine idle = NaiveMachine.register(road.gateway(), "idle");
    List<String> alertIds = alerts().findValuesAsText("id");
    return Map.of(
        "stream_id", List.of(machine.streamId(), idle.streamId()),
        "cycle_id", List.of(finished, aborted),
        "alert_id", alertIds,
        "alert_ids", alertIds,
        "sensor_id", List.of("s0", "s1", "s2", "s3"),
        "cursor",
            List.of(
                road.gateway()
                    .get("/api/live/streams?limit=1")
                    .ok()
                    .get("next_cursor")
                    .textValue()));
  }

  private static JsonNode alerts() {
    return road.gateway().get("/api/live/alerts").ok().get("alerts");
  }
}
