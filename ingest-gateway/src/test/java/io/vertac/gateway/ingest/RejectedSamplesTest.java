package io.vertac.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.events.DeadLetter;
import io.vertac.gateway.input.BatchParser;
import io.vertac.gateway.input.ParsedBatch;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RejectedSamplesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String STREAM = "123e4567-e89b-12d3-a456-426614174000";
  private static final String BAD =
      "{\"timestamp\":\"2026-03-01T11:00:00Z\",\"sensor_id\":\"a\",\"value\":NaN}";

  @Test
  void shouldKeepBadSamplesAsTheyCameInAShapeToPostAgain() {
    List<DeadLetter> letters = letters(BAD + " , " + BAD.replace("\"a\"", "\"b\""), 10_000);
    assertThat(letters).hasSize(1);
    assertThat(payload(letters.get(0)))
        .isEqualTo(
            "{\"stream_id\":\""
                + STREAM
                + "\",\"samples\":["
                + BAD
                + ","
                + BAD.replace("\"a\"", "\"b\"")
                + "]}");
    assertThat(letters.get(0).getReason()).isEqualTo("invalid_sample");
    assertThat(letters.get(0).getOriginTopic()).isEqualTo("vertac.samples");
    assertThat(letters.get(0).getOriginKey()).isEqualTo(STREAM);
    assertThat(letters.get(0).getOriginTime()).isEqualTo(NOW);
    assertThat(letters.get(0).getCause())
        .isEqualTo(
            "/samples/0/value: must be a finite number; /samples/1/value: must be a finite number");
  }

  @Test
  void shouldNameTheFirstReasonsOnly() {
    String many = String.join(",", Collections.nCopies(50, BAD));
    assertThat(letters(many, 100_000).get(0).getCause())
        .contains("/samples/4/")
        .doesNotContain("/samples/5/")
        .endsWith("and 45 more");
  }

  @Test
  void shouldWriteSeveralLettersWhenOneWouldBeTooLarge() {
    String many = String.join(",", Collections.nCopies(50, BAD));
    List<DeadLetter> letters = letters(many, 1000);
    assertThat(letters).hasSizeGreaterThan(1);
    int samples = letters.stream().mapToInt(l -> payload(l).split("NaN", -1).length - 1).sum();
    assertThat(samples).isEqualTo(50);
  }

  @Test
  void shouldWriteNothingWhenAllSamplesAreGood() {
    assertThat(letters(BAD.replace("NaN", "1"), 1000)).isEmpty();
  }

  private static List<DeadLetter> letters(String samples, int maxPayload) {
    byte[] body =
        ("{\"stream_id\":\"" + STREAM + "\",\"samples\":[" + samples + "]}")
            .getBytes(StandardCharsets.UTF_8);
    ParsedBatch batch = new BatchParser(1000).parse(body, NOW);
    return new RejectedSamples("vertac.samples", maxPayload)
        .letters(STREAM, body, batch.rejected(), NOW);
  }

  private static String payload(DeadLetter letter) {
    return StandardCharsets.UTF_8.decode(letter.getPayload().duplicate()).toString();
  }
}
