package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.gateway.RunningGateway.Answer;
import io.vertac.topics.Topic;
import io.vertac.topics.Topics;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is hostile in a request means nothing in SQL, record headers, figures or answers. */
class InjectionIT {
  private static final Pattern FIGURE =
      Pattern.compile(
          "[a-zA-Z_:][a-zA-Z0-9_:]*(\\{([a-z_]+=\"([^\"\\\\\n"
              + "]|\\\\[\"\\\\n"
              + "])*\",?)*})? [-+.0-9eEINaf]+");
  private static final Pattern TRACE = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private static SinkDatabase database;
  private static RunningGateway gateway;
  private static String stream;
  private static String cycle;

  @BeforeAll
  static void start() {
    database = new SinkDatabase(SharedParts.tempDir("injection"));
    gateway = new RunningGateway(SharedParts.settings(), Map.of("DATABASE_URL", database.url()));
    stream = gateway.register("press");
    database.insertStream(stream, "press");
    cycle = database.insertCycle(stream, 1, "normal", 99.0);
  }

  @AfterAll
  static void stop() {
    gateway.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; DROP TABLE live_cycles; --",
        "' OR '1'='1",
        "\" OR \"\"=\"",
        "1); DELETE FROM live_streams WHERE (1=1",
        "%",
        "_",
        "\\",
        "a\nb",
        "a\u0000b",
        "../../etc/passwd",
        "=1+1",
        "${jndi:ldap://127.0.0.1/a}",
        "<script>alert(1)</script>"
      })
  void shouldTakeQueryParametersForWhatTheyAre(String hostile) {
    String value = URLEncoder.encode(hostile, StandardCharsets.UTF_8);
    for (String call :
        new String[] {
          "/api/live/streams?q=",
          "/api/live/streams?severity=",
          "/api/live/streams?state=",
          "/api/live/streams?cursor=",
          "/api/live/streams/" + stream + "/cycles?recipe=",
          "/api/live/streams/" + stream + "/cycles?cursor=",
          "/api/live/alerts?severity=",
          "/api/live/alerts?stream_id=",
          "/api/live/alerts?cursor=",
          "/api/live/cycles/" + cycle + "/traces?sensor_id="
        }) {
      Answer answer = gateway.get(call + value);
      assertThat(answer.status()).as(call).isIn(200, 422);
      if (answer.status() == 200) {
        assertThat(answer.json().path("cycles")).as("%s%s finds nothing", call, hostile).isEmpty();
        // What other tests have registered is found by what is in its name, and nothing else.
        assertThat(answer.json().path("streams").findValuesAsText("device_name"))
            .as("%s%s", call, hostile)
            .allMatch(name -> name.contains(hostile.strip()));
      }
      assertThat(answer.header("Content-Type")).as(call).contains("json");
    }
    assertThat(gateway.get("/api/live/streams/" + stream + "/cycles").json().get("cycles").size())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01; DROP TABLE x",
        "'; DROP TABLE live_cycles; --",
        "00-../../../../../../../../../../-00f067aa0ba902b7-01",
        "=1+1,a=b"
      })
  void shouldPutNothingHostileIntoRecordHeaders(String hostile) {
    gateway.post(
        "/api/live/batch",
        Batches.of(stream, null, Batches.sample(Instant.now(), "force", "1"))
            .getBytes(StandardCharsets.UTF_8),
        "traceparent",
        hostile,
        "tracestate",
        hostile,
        "baggage",
        hostile);
    gateway.post(
        "/api/live/register",
        "{\"device_name\":\"d\"}".getBytes(StandardCharsets.UTF_8),
        "traceparent",
        hostile);
    for (Topic<?> topic : List.of(Topics.SAMPLES, Topics.STREAMS, Topics.AUDIT)) {
      TopicReader.records(gateway.kafka(), topic)
          .forEach(
              record ->
                  record
                      .headers()
                      .forEach(
                          header -> {
                            assertThat(header.key()).isEqualTo("traceparent");
                            assertThat(new String(header.value(), StandardCharsets.UTF_8))
                                .matches(TRACE);
                          }));
    }
  }

  @Test
  void shouldHaveFiguresThatCanBeReadWhateverWasAskedFor() {
    String name = "x\"} 1 evil{a=\"b";
    String hostile = URLEncoder.encode("\"} 1\nevil_total{a=\"b", StandardCharsets.UTF_8);
    gateway.get("/api/live/stream/" + hostile + "/status");
    gateway.get("/" + hostile);
    gateway.get("/api/live/streams?q=" + hostile);
    gateway.post("/api/live/register", registration(name, "unit}"));
    gateway.post(
        "/api/live/batch",
        Batches.of(stream, "b", Batches.sample(Instant.now(), "evil\\\"}", "1")));
    String figures = new String(gateway.get("/metrics").response().body(), StandardCharsets.UTF_8);
    assertThat(figures.lines().filter(line -> !line.startsWith("#")))
        .isNotEmpty()
        .allMatch(line -> FIGURE.matcher(line).matches());
    assertThat(figures).doesNotContain("evil").doesNotContain(stream);
  }

  @Test
  void shouldGiveNamesBackAsTheyAreAndNeverAsAPage() {
    for (String name :
        new String[] {
          "<img src=x onerror=alert(1)>",
          "'; DROP TABLE live_streams; --",
          "=cmd|' /C calc'!A0",
          "../../etc/passwd",
          "a,b=c \"d\""
        }) {
      String id =
          gateway
              .post("/api/live/register", registration(name, "<b>"))
              .json()
              .get("stream_id")
              .textValue();
      Answer status = gateway.get("/api/live/stream/" + id + "/status");
      assertThat(status.json().at("/stream/device_name").textValue()).isEqualTo(name);
      assertThat(status.header("Content-Type")).isEqualTo("application/json");
      assertThat(status.header("X-Content-Type-Options")).isEqualTo("nosniff");
      String q = URLEncoder.encode(name, StandardCharsets.UTF_8);
      JsonNode found = gateway.get("/api/live/streams?q=" + q).json().get("streams");
      assertThat(found.findValuesAsText("stream_id")).contains(id);
    }
  }

  private static String registration(String device, String unit) {
    return """
    {"stream_id":"%s","device_name":%s,"sensor_count":1,"sensors":[
     {"sensor_id":"force","name":"Force","type":"analog","unit":"%s"}]}\
    """
        .formatted(
            UUID.randomUUID(), com.fasterxml.jackson.databind.node.TextNode.valueOf(device), unit);
  }
}
