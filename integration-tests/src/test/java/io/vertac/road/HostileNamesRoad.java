package io.vertac.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Names that mean something in SQL, line protocol, paths, tables or pages go the whole road, and
 * arrive as they were sent: nothing else is written, lost, or carried out.
 */
abstract class HostileNamesRoad {
  private static final String DEVICE = "'; DROP TABLE live_streams; -- \"=1+1\", ../../etc <b>";
  private static final String STREAM = "=cmd|' /C calc'!A0,a=b";
  private static final String RECIPE = "'); DELETE FROM live_cycles; --\n,x=\"y\"";
  private static final String SENSOR_NAME = "P/S: ../.. +1 [a] #1";
  private static final String UNIT = "<b>/../%";
  private static final String COMMENT =
      "'); UPDATE live_alerts SET severity='normal'; -- =1+1, \"x\"";

  abstract Road road();

  @Test
  void shouldKeepHostileNamesAsTheyAreAllTheWay() {
    HttpTalk gateway = road().gateway();
    String stream =
        gateway.post("/api/live/register", registration()).ok().get("stream_id").textValue();
    play(stream, List.of("a", "b"));
    play(stream, List.of("a"));
    Tables tables = road().tables();
    Road.eventually(() -> assertThat(tables.finishedCycles(stream)).hasSize(2));
    Road.eventually(() -> assertThat(tables.alerts(stream)).isPositive());
    road().awaitQuiet();

    UUID id = UUID.fromString(stream);
    assertThat(tables.column("SELECT device_name FROM live_streams WHERE id = ?", id))
        .containsExactly(DEVICE);
    assertThat(tables.column("SELECT stream_name FROM live_streams WHERE id = ?", id))
        .containsExactly(STREAM);
    assertThat(
            tables.column(
                "SELECT DISTINCT metadata ->> 'recipe' FROM live_cycles WHERE stream_id = ?", id))
        .containsExactly(RECIPE);
    assertThat(road().readings().count(stream)).isEqualTo(30);

    String alert =
        tables.column("SELECT id FROM live_alerts WHERE stream_id = ? LIMIT 1", id).get(0);
    gateway
        .post(
            "/api/live/alerts/" + alert + "/ack",
            "{\"acknowledged_by\":%s,\"comment\":%s}"
                .formatted(TextNode.valueOf(DEVICE), TextNode.valueOf(COMMENT)))
        .ok();
    Road.eventually(
        () ->
            assertThat(
                    tables.column(
                        "SELECT comment FROM live_alerts WHERE id = ?", UUID.fromString(alert)))
                .containsExactly(COMMENT));
    assertThat(
            gateway
                .get("/api/live/stream/" + stream + "/status")
                .ok()
                .at("/stream/sensors/0/unit")
                .textValue())
        .isEqualTo(UNIT);
  }

  private void play(String stream, List<String> sensors) {
    HttpTalk gateway = road().gateway();
    gateway
        .post(
            "/api/live/cycle/start?stream_id=" + stream,
            "{\"metadata\":{\"recipe\":%s}}".formatted(TextNode.valueOf(RECIPE)))
        .ok();
    Instant begin = Instant.now();
    for (String sensor : sensors) {
      StringBuilder samples = new StringBuilder();
      for (int i = 0; i < 10; i++) {
        samples
            .append(i == 0 ? "" : ",")
            .append(
                """
                {"timestamp":"%s","sensor_id":"%s","sensor_name":"%s","value":%d,"unit":"%s"}\
                """
                    .formatted(begin.plusMillis(10L * i), sensor, SENSOR_NAME, i, UNIT));
      }
      gateway
          .post(
              "/api/live/batch",
              "{\"stream_id\":\"%s\",\"samples\":[%s]}".formatted(stream, samples))
          .ok();
    }
    gateway.post("/api/live/cycle/stop?stream_id=" + stream).ok();
  }

  private static String registration() {
    String sensor = "{\"sensor_id\":\"%s\",\"name\":\"%s\",\"type\":\"analog\",\"unit\":\"%s\"}";
    return "{\"device_name\":%s,\"stream_name\":%s,\"sensor_count\":2,\"sensors\":[%s,%s]}"
        .formatted(
            TextNode.valueOf(DEVICE),
            TextNode.valueOf(STREAM),
            sensor.formatted("a", SENSOR_NAME, UNIT),
            sensor.formatted("b", SENSOR_NAME, UNIT));
  }
}
