package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.events.SampleGap;
import io.vertac.gateway.RunningGateway.Answer;
import io.vertac.topics.Topics;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GapIT {
  private static final String GOOD =
      """
      {"gap_id":"g-1","stream_id":"%s","from":"2026-03-01T12:00:00.123456Z",
       "to":"2026-03-01T14:00:00+01:00","sample_count":17,"reason":"drop_oldest"}
      """;
  private static RunningGateway gateway;

  @BeforeAll
  static void start() {
    gateway = new RunningGateway(SharedParts.settings());
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void shouldPublishWhatAConnectorLost() {
    String stream = gateway.register("lossy");
    String body = GOOD.formatted(stream);
    Answer answer = gateway.post("/api/live/gaps", body);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("gap_id").textValue()).isEqualTo("g-1");
    List<SampleGap> gaps = TopicReader.ofKey(gateway.kafka(), Topics.SAMPLE_GAPS, stream);
    assertThat(gaps).hasSize(1);
    assertThat(gaps.get(0).getSampleCount()).isEqualTo(17);
    assertThat(gaps.get(0).getReason()).isEqualTo("drop_oldest");
    assertThat(gaps.get(0).getFromTime()).isEqualTo(Instant.parse("2026-03-01T12:00:00.123456Z"));
    assertThat(gaps.get(0).getToTime()).isEqualTo(Instant.parse("2026-03-01T13:00:00Z"));
  }

  @Test
  void shouldNotKnowTheGapsOfStrangers() {
    String body = GOOD.formatted(UUID.randomUUID());
    assertThat(gateway.post("/api/live/gaps", body).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"g-1\" | \"a b\" | /gap_id",
        "\"sample_count\":17 | \"sample_count\":-1 | /sample_count",
        "\"sample_count\":17 | \"sample_count\":1.5 | /sample_count",
        "2026-03-01T12:00:00.123456Z | yesterday | /from",
        "\"reason\":\"drop_oldest\" | \"reason\":\"why not?\" | /reason",
        "2026-03-01T14:00:00+01:00 | 2026-03-01T11:00:00Z | /to"
      })
  void shouldNameWhatIsWrong(String old, String replacement, String pointer) {
    String stream = gateway.register("wrong");
    String body = GOOD.formatted(stream).replace(old, replacement);
    Answer answer = gateway.post("/api/live/gaps", body);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("errors").get(0).get("pointer").textValue()).isEqualTo(pointer);
  }
}
