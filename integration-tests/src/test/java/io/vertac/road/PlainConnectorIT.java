package io.vertac.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertac.edge.counterpart.CutProxy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A plain HTTP connector as others write them: three sensors, batches of 10 to 12 samples with
 * microseconds and a {@code Z}, no batch id; any status but 200 is a failure, and what was not
 * answered in time is sent again.
 */
@Timeout(600)
class PlainConnectorIT {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  /** Where the answer is known not to come. */
  private static final Duration SHORT_TIMEOUT = Duration.ofSeconds(2);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String[][] SENSORS = {
    {"temp_01", "Temperature", "temperature", "°C"},
    {"press_01", "Pressure", "pressure", "bar"},
    {"vib_01", "Vibration", "accelerometer", "g"}
  };

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Double> pressures = new ArrayList<>();
  private Road road;
  private CutProxy wire;
  private int resent;
  private Instant next;

  @BeforeEach
  void start() {
    road = Road.started(EmbeddedParts.shared(), "plain.");
    URI gateway = URI.create(road.url());
    wire = new CutProxy(gateway.getHost(), gateway.getPort());
  }

  @AfterEach
  void stop() {
    wire.close();
    road.close();
  }

  @Test
  void shouldCountEverySampleOnceThoughAnswersWereLostAndBatchesSentAgain() throws Exception {
    JsonNode registered = post("/api/live/register", registration(), TIMEOUT);
    String stream = registered.get("stream_id").textValue();
    assertThat(registered.get("status").textValue()).isEqualTo("registered");
    assertThat(registered.get("dataset_id").textValue()).isNotEmpty();
    JsonNode started =
        post(
            "/api/live/cycle/start?stream_id=" + stream,
            "{\"metadata\":{\"part\":\"A-1\"}}",
            TIMEOUT);
    assertThat(started.get("state").textValue()).isEqualTo("active");
    next = Instant.now().truncatedTo(ChronoUnit.MICROS);
    int samples = 0;
    for (int batch = 0; batch < 30; batch++) {
      int size = 10 + batch % 3;
      String body = batch(stream, size);
      samples += size;
      // The gateway takes the batch, and its answer never arrives.
      boolean lost = batch % 7 == 3;
      wire.swallowAnswers(lost);
      JsonNode answer = post("/api/live/batch", body, lost ? SHORT_TIMEOUT : TIMEOUT);
      assertThat(answer.get("samples_received").asInt()).isEqualTo(size);
      assertThat(answer.get("buffer_status").textValue()).isIn("ok", "throttled");
    }
    assertThat(resent).isEqualTo(4);
    JsonNode stopped = post("/api/live/cycle/stop?stream_id=" + stream, "", TIMEOUT);
    assertThat(stopped.get("state").textValue()).isEqualTo("stopping");
    String finished = "1 stopped " + samples;
    Road.eventually(
        () -> assertThat(road.tables().finishedCycles(stream)).containsExactly(finished));
    EdgeStream known = new EdgeStream(road.topics(), stream);
    assertThat(known.values("press_01").get(0)).isEqualTo(pressures);
  }

  private static String registration() {
    StringJoiner sensors = new StringJoiner(",");
    for (String[] sensor : SENSORS) {
      sensors.add(
          "{\"sensor_id\":\"%s\",\"name\":\"%s\",\"type\":\"%s\",\"unit\":\"%s\"}"
              .formatted((Object[]) sensor));
    }
    return "{\"device_name\":\"Test rig\",\"sensor_count\":3,\"sensors\":[%s]}".formatted(sensors);
  }

  private String batch(String stream, int size) throws InterruptedException {
    StringJoiner samples = new StringJoiner(",");
    for (int i = 0; i < size; i++) {
      String[] sensor = SENSORS[i % SENSORS.length];
      double value = pressures.size() + i / 100.0;
      if (sensor == SENSORS[1]) {
        pressures.add(value);
      }
      samples.add(
          String.format(
              Locale.ROOT,
              "{\"timestamp\":\"%s\",\"sensor_id\":\"%s\",\"sensor_name\":\"%s\",\"value\":%s,"
                  + "\"unit\":\"%s\",\"quality\":1.0}",
              TIME.format(next),
              sensor[0],
              sensor[1],
              value,
              sensor[3]));
      next = next.plus(1_237, ChronoUnit.MICROS);
    }
    Thread.sleep(Math.max(0, Duration.between(Instant.now(), next).toMillis() + 1));
    return "{\"stream_id\":\"%s\",\"samples\":[%s]}".formatted(stream, samples);
  }

  /** Anything but a 200 fails; no answer in time: the very same again. */
  private JsonNode post(String path, String body, Duration timeout)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + wire.port() + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    HttpResponse<String> response;
    try {
      response = http.send(request.timeout(timeout).build(), BodyHandlers.ofString());
    } catch (IOException timedOut) {
      resent++;
      wire.swallowAnswers(false);
      response = http.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
    }
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }
}
