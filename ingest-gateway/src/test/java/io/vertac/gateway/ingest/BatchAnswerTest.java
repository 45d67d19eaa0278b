package io.vertac.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.gateway.json.Json;
import io.vertac.gateway.problem.FieldError;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchAnswerTest {
  private static final String ID = "123e4567-e89b-12d3-a456-426614174000";

  @Test
  void shouldWriteByHandWhatTheMapperWrites() {
    BatchAnswer answer = new BatchAnswer(ID, "throttled", 50, null, null);

    assertThat(answer.json()).isEqualTo(Json.bytes(answer));
  }

  @Test
  void shouldNameWhatWasRejected() {
    List<FieldError> errors = List.of(FieldError.ofSample(0, "value", "must be a \"number\""));
    BatchAnswer answer = new BatchAnswer(ID, "ok", 1, 1, errors);

    assertThat(new String(answer.json())).contains("/samples/0/value").contains("\\\"number");
  }
}
