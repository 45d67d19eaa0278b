package io.vertac.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.gateway.input.BatchParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentIdTest {
  private static final String BODY =
      """
      {"stream_id":"123e4567-e89b-12d3-a456-426614174000","samples":[
      {"timestamp":"2026-03-01T11:00:00Z","sensor_id":"a","value":1.0},
      {"timestamp":"2026-03-01T11:00:01Z","sensor_id":"b","value":2,"quality":1.0}]}""";

  @Test
  void shouldBeTheSameHoweverTheJsonIsWritten() {
    String rewritten =
        """
        {"samples":[{"value":1,"sensor_id":"a","timestamp":"2026-03-01T13:00:00.000+02:00","more":[]},
        {"quality":1,"sensor_id":"b","value":2.0e0,"timestamp":"2026-03-01T11:00:01.0Z"}],
        "stream_id":"123E4567-E89B-12D3-A456-426614174000"}""";
    assertThat(id(rewritten)).isEqualTo(id(BODY)).matches("content-[0-9a-f]{32}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "174000        | 174001",
        "11:00:00Z     | 11:00:00.000000001Z",
        "1.0}          | 1.0000001}",
        "value\":2     | value\":-2",
        "quality\":1.0 | quality\":0.9",
        "id\":\"a\"    | id\":\"c\"",
        "\"value\":1.0 | \"unit\":\"bar\",\"value\":1.0"
      })
  void shouldDifferWhenAnythingDiffers(String from, String to) {
    String changed = BODY.replace(from, to);
    assertThat(changed).isNotEqualTo(BODY);
    assertThat(id(changed)).isNotEqualTo(id(BODY));
  }

  private static String id(String body) {
    return ContentId.of(
        new BatchParser(10)
            .parse(body.getBytes(StandardCharsets.UTF_8), Instant.parse("2026-03-01T12:00:00Z")));
  }
}
