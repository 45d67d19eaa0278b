package io.vertac.gateway.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertac.gateway.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParserTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"", " \r\n", "{}"})
  void shouldNeedNoBody(String body) {
    assertThat(parse(body, null, null))
        .isEqualTo(new CommandInput(null, null, null, null, null, null, null));
  }

  @Test
  void shouldReadEveryField() {
    CommandInput input =
        parse(
            "{\"command_id\":\"c-1\",\"timestamp\":\"2026-03-01T13:00:00+02:00\","
                + "\"cycle_id\":\"6F1C1F5E-0000-4000-8000-00000000000A\","
                + "\"reason\":\"connection_lost\",\"aborted_by\":\"Jo Lee\",\"metadata\":{\"recipe\":\"A\",\"n\":1.10}}",
            null,
            "ignored");
    assertThat(input)
        .isEqualTo(
            new CommandInput(
                "c-1",
                Instant.parse("2026-03-01T11:00:00Z"),
                "{\"recipe\":\"A\",\"n\":1.10}",
                "connection_lost",
                "Jo Lee",
                "6f1c1f5e-0000-4000-8000-00000000000a",
                null));
  }

  @Test
  void shouldTakeTimeFromQueryAndIdFromHeader() {
    CommandInput input = parse("", "2026-03-01T13:00:00 02:00", "key-1");
    assertThat(input.timestamp()).isEqualTo(Instant.parse("2026-03-01T11:00:00Z"));
    assertThat(input.commandId()).isEqualTo("key-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"metadata\":[]}                        | /metadata",
        "{\"metadata\":\"x\"}                     | /metadata",
        "{\"metadata\":{\"a\":[1e400]}}          | /metadata",
        "{\"timestamp\":\"1999-01-01T00:00:00Z\"} | /timestamp",
        "{\"timestamp\":\"soon\"}                 | /timestamp",
        "{\"timestamp\":17}                       | /timestamp",
        "{\"command_id\":\"a b\"}                 | /command_id",
        "{\"command_id\":7}                       | /command_id",
        "{\"aborted_by\":\"\"}                    | /aborted_by",
        "{\"aborted_by\":\"a\\nb\"}                | /aborted_by",
        "{\"cycle_id\":\"5\"}                     | /cycle_id",
        "{\"reason\":\"because\"}                 | /reason"
      })
  void shouldNameTheFieldThatIsWrong(String body, String pointer) {
    Refusal refusal = refusal(body, null);
    assertThat(refusal.kind().status()).isEqualTo(422);
    assertThat(refusal.errors().get(0).pointer()).isEqualTo(pointer);
  }

  @Test
  void shouldRefuseMetadataBeyondItsLimit() {
    String atLimit = "{\"a\":\"" + "x".repeat(64 * 1024 - 8) + "\"}";
    assertThat(parse("{\"metadata\":" + atLimit + "}", null, null).metadata()).isEqualTo(atLimit);
    String beyond = atLimit.replace("\"a\"", "\"aa\"");
    assertThat(refusal("{\"metadata\":" + beyond + "}", null).errors().get(0).pointer())
        .isEqualTo("/metadata");
  }

  @Test
  void shouldRefuseAKeyOutsideTheAllowList() {
    assertThat(refusal("", "a\"b").kind().status()).isEqualTo(422);
  }

  @Test
  void shouldRefuseMalformedBodies() {
    assertThat(refusal("{\"metadata\":NaN}", null).kind().status()).isEqualTo(400);
    assertThat(refusal("{\"metadata\":" + "[".repeat(1000), null).kind().status()).isEqualTo(400);
  }

  private static CommandInput parse(String body, String timestamp, String key) {
    return CommandParser.parse(body.getBytes(StandardCharsets.UTF_8), timestamp, key, NOW);
  }

  private static Refusal refusal(String body, String key) {
    return catchThrowableOfType(Refusal.class, () -> parse(body, null, key));
  }

  @Test
  void shouldTakeTheLabelsThereAre() {
    assertThat(parse("{\"label\":\"good\"}", null, null).label()).isEqualTo("good");
    assertThatThrownBy(() -> parse("{\"label\":\"fine\"}", null, null))
        .hasMessageContaining("good, bad, ignore, none");
  }
}
