package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.gateway.RunningGateway.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Settings are asked for at one gateway and seen at another. */
class SettingsIT {
  private static RunningGateway one;
  private static RunningGateway two;
  private static TestDecider decider;

  @BeforeAll
  static void start() {
    Map<String, String> settings = SharedParts.settings();
    one = new RunningGateway(settings);
    two = new RunningGateway(settings);
    decider = new TestDecider(one.kafka());
  }

  @AfterAll
  static void stop() {
    decider.close();
    one.close();
    two.close();
  }

  @Test
  void shouldShowVersionZeroWhenNothingWasChosen() {
    JsonNode shown = one.get(path(one.register("unchosen"))).json();
    assertThat(shown.get("version").intValue()).isZero();
    assertThat(shown.get("defaults").isEmpty()).isTrue();
    assertThat(shown.has("changed_at")).isFalse();
  }

  @Test
  void shouldShowEverywhereWhatWasChosen() {
    String stream = one.register("chosen");
    Answer answer =
        one.put(
            path(stream),
            "{\"warning_health\": 80, \"sensors\": {\"s1\": {\"smoothing_window\": 5}}}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("version").intValue()).isOne();
    assertThat(answer.json().at("/sensors/s1/smoothing_window").intValue()).isEqualTo(5);
    // The machine was registered without a sensor of that name.
    assertThat(answer.json().at("/unknown_sensors/0").textValue()).isEqualTo("s1");
    assertThat(one.get(path(stream)).json()).isEqualTo(answer.json());
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(two.get(path(stream)).json()).isEqualTo(answer.json()));
  }

  @Test
  void shouldTakeBackWhatItShows() {
    String stream = one.register("round");
    JsonNode first =
        one.put(path(stream), "{\"critical_health\": 20, \"sensors\": {\"nobody\": {}}}").json();
    assertThat(one.put(path(stream), first.toString()).status()).isEqualTo(200);
  }

  @Test
  void shouldBeRefusedWhenSomebodyElseChangedThem() {
    String stream = one.register("raced");
    one.put(path(stream), "{\"warning_health\": 80}");
    Answer answer = one.put(path(stream), "{\"version\": 0, \"warning_health\": 90}");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().get("code").textValue()).isEqualTo("settings_changed");
  }

  @Test
  void shouldNotKnowAStreamThatWasNeverRegistered() {
    String unknown = UUID.randomUUID().toString();
    assertThat(one.get(path(unknown)).status()).isEqualTo(404);
    assertThat(one.put(path(unknown), "{}").status()).isEqualTo(404);
  }

  private static String path(String streamId) {
    return "/api/live/streams/" + streamId + "/settings";
  }
}
