package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.gateway.RunningGateway.Answer;
import io.vertac.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two gateways side by side: what one registers, the other knows. */
class RegisterIT {
  private static Map<String, String> settings;
  private static RunningGateway one;
  private static RunningGateway two;

  @BeforeAll
  static void start() {
    settings = SharedParts.settings();
    one = new RunningGateway(settings);
    two = new RunningGateway(settings);
  }

  @AfterAll
  static void stop() {
    one.close();
    two.close();
  }

  @Test
  void shouldAnswerWithStreamAndDataset() {
    Answer answer = one.post("/api/live/register", body("press-1", null));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("status").textValue()).isEqualTo("registered");
    assertThat(UUID.fromString(answer.json().get("stream_id").textValue())).isNotNull();
    Answer sameDevice = two.post("/api/live/register", body("press-1", null));
    assertThat(sameDevice.json().get("dataset_id")).isEqualTo(answer.json().get("dataset_id"));
    assertThat(sameDevice.json().get("stream_id")).isNotEqualTo(answer.json().get("stream_id"));
  }

  @Test
  void shouldBeKnownToBothGatewaysAtOnce() {
    for (int i = 0; i < 20; i++) {
      String stream = one.register("both-" + i);
      Answer answer =
          two.post(
              "/api/live/batch",
              Batches.of(stream, "b", Batches.sample(Instant.now(), "force", "1")));
      assertThat(answer.status()).isEqualTo(200);
    }
  }

  @Test
  void shouldReattachAndWriteOnlyWhatChanged() {
    String stream = UUID.randomUUID().toString();
    Answer created = one.post("/api/live/register", body("re", stream));
    assertThat(created.json().get("stream_id").textValue()).isEqualTo(stream);
    Answer again =
        two.post("/api/live/register", body("re", stream.toUpperCase(java.util.Locale.ROOT)));
    assertThat(again.json()).isEqualTo(created.json());
    assertThat(TopicReader.ofKey(one.kafka(), Topics.STREAMS, stream)).hasSize(1);
    two.post("/api/live/register", body("re", stream).replace("Force", "Kraft"));
    assertThat(TopicReader.ofKey(one.kafka(), Topics.STREAMS, stream)).hasSize(2);
    assertThat(status(two, stream).get("stream").get("sensors").get(0).get("name").textValue())
        .isEqualTo("Kraft");
  }

  @Test
  void shouldGiveTheSameStreamForTheSameIdempotencyKey() {
    byte[] body = body("keyed", null).getBytes(StandardCharsets.UTF_8);
    Answer first = one.post("/api/live/register", body, "Idempotency-Key", "order-66");
    Answer again = two.post("/api/live/register", body, "Idempotency-Key", "order-66");
    assertThat(again.json()).isEqualTo(first.json());
    Answer bad = one.post("/api/live/register", body, "Idempotency-Key", "a=b");
    assertThat(bad.status()).isEqualTo(422);
  }

  @Test
  void shouldShowAStreamBeforeItsFirstCycle() {
    String stream = one.register("fresh");
    JsonNode status = status(two, stream);
    assertThat(status.get("stream").get("stream_id").textValue()).isEqualTo(stream);
    assertThat(status.get("stream").get("device_name").textValue()).isEqualTo("fresh");
    assertThat(status.get("stream").get("status").textValue()).isEqualTo("waiting_start");
    assertThat(status.get("stream").get("sample_count").longValue()).isZero();
    assertThat(status.get("stream").get("sensors").get(1).get("unit").textValue()).isEqualTo("°C");
    assertThat(Instant.parse(status.get("stream").get("registered_at").textValue())).isNotNull();
    assertThat(status.get("cycle_status").get("state").textValue()).isEqualTo("waiting_start");
    assertThat(status.get("cycle_status").get("cycle_id").isNull()).isTrue();
  }

  @Test
  void shouldKnowEverythingAfterARestart() {
    String stream = one.register("kept");
    try (RunningGateway later = new RunningGateway(settings)) {
      assertThat(status(later, stream).get("stream").get("device_name").textValue())
          .isEqualTo("kept");
    }
  }

  @Test
  void shouldListStreamsNewestFirstPageByPage() {
    Map<String, String> own = SharedParts.settings();
    try (RunningGateway gateway = new RunningGateway(own)) {
      List<String> newestFirst = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        newestFirst.add(0, gateway.register("list-" + i));
      }
      List<String> listed = new ArrayList<>();
      String cursor = "";
      do {
        JsonNode page = gateway.get("/api/live/streams?limit=3&cursor=" + cursor).json();
        page.get("streams").forEach(stream -> listed.add(stream.get("stream_id").textValue()));
        cursor = page.get("next_cursor").textValue();
      } while (cursor != null);
      assertThat(listed).isEqualTo(newestFirst);
    }
  }

  private static JsonNode status(RunningGateway gateway, String stream) {
    return gateway.get("/api/live/stream/" + stream + "/status").json();
  }

  private static String body(String device, String stream) {
    String id = stream == null ? "" : "\"stream_id\":\"" + stream + "\",";
    return """
        {%s"device_name":"%s","sensor_count":1,
         "sensors":[{"sensor_id":"force","name":"Force","type":"analog","unit":"kN"}]}"""
        .formatted(id, device);
  }
}
