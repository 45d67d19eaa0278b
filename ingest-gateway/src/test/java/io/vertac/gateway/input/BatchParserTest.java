package io.vertac.gateway.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertac.gateway.problem.FieldError;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchParserTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String STREAM = "123e4567-e89b-12d3-a456-426614174000";
  private static final String GOOD =
      """
      {"timestamp":"2026-03-01T11:59:59.123456789Z","sensor_id":"PS1","sensor_name":"Pressure 1",\
      "value":151.25,"unit":"bar","quality":0.5}""";

  private final BatchParser parser = new BatchParser(1000);

  @Test
  void shouldReadEveryField() {
    ParsedBatch batch =
        parse(body(GOOD).replace("{\"stream_id\"", "{\"batch_id\":\"b:1\",\"stream_id\""));
    assertThat(batch.streamId()).isEqualTo(STREAM);
    assertThat(batch.batchId()).isEqualTo("b:1");
    assertThat(batch.sensors()).containsExactly(new SensorRef("PS1", "Pressure 1", "bar"));
    assertThat(batch.rejected()).isEmpty();
    assertThat(batch.samples().size()).isOne();
    assertThat(batch.samples().epochNanos(0))
        .isEqualTo(
            Instant.parse("2026-03-01T11:59:59Z").getEpochSecond() * 1_000_000_000L + 123_456_789);
    assertThat(batch.samples().value(0)).isEqualTo(151.25);
    assertThat(batch.samples().quality(0)).isEqualTo(0.5);
  }

  @Test
  void shouldTakeFieldsInAnyOrderAndPassOverUnknownOnes() {
    ParsedBatch batch =
        parse(
            "{\"x\":{\"y\":[1,{\"z\":null}]},\"samples\":[{\"extra\":[{}],\"value\":1,\"sensor_id\":\"a\","
                + "\"timestamp\":\"2026-03-01T00:00:00Z\"}],\"stream_id\":\""
                + STREAM.toUpperCase(java.util.Locale.ROOT)
                + "\"}");
    assertThat(batch.streamId()).isEqualTo(STREAM);
    assertThat(batch.sensors()).containsExactly(new SensorRef("a", null, null));
    assertThat(batch.samples().quality(0)).isEqualTo(1.0);
  }

  @Test
  void shouldLetTheLastOfTwoEqualKeysCount() {
    String twice =
        "{\"stream_id\":\""
            + STREAM
            + "\",\"samples\":[{}],\"samples\":["
            + GOOD.replace("151.25", "1,\"value\":2")
            + "]}";
    ParsedBatch batch = parse(twice);
    assertThat(batch.samples().value(0)).isEqualTo(2.0);
  }

  @Test
  void shouldKeepSensorsApartThatDifferInNameOrUnit() {
    ParsedBatch batch =
        parse(
            body(
                GOOD
                    + ","
                    + GOOD.replace("bar", "psi")
                    + ","
                    + GOOD
                    + ","
                    + GOOD.replace("re 1", "re 2")));
    assertThat(batch.sensors()).hasSize(3);
    assertThat(batch.samples().sensor(0)).isEqualTo(batch.samples().sensor(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "151.25 | null       | value     | must be a finite number",
        "151.25 | NaN        | value     | must be a finite number",
        "151.25 | Infinity   | value     | must be a finite number",
        "151.25 | -Infinity  | value     | must be a finite number",
        "151.25 | \"NaN\"    | value     | must be a finite number",
        "151.25 | 1e999      | value     | must be a finite number",
        "151.25 | -1e999     | value     | must be a finite number",
        "0.5    | 1.5        | quality   | must be from 0 to 1",
        "0.5    | -0.1       | quality   | must be from 0 to 1",
        "0.5    | NaN        | quality   | must be from 0 to 1",
        "2026-03-01T11:59:59.123456789Z | 1999-12-31T23:59:59Z | timestamp | must be between 2000-01-01T00:00:00Z and a day from now",
        "2026-03-01T11:59:59.123456789Z | 2026-03-02T12:00:00.000000001Z | timestamp | must be between 2000-01-01T00:00:00Z and a day from now",
        "2026-03-01T11:59:59.123456789Z | 9999-12-31T23:59:59Z | timestamp | must be between 2000-01-01T00:00:00Z and a day from now",
        "2026-03-01T11:59:59.123456789Z | yesterday | timestamp | must be an ISO 8601 time with an offset or Z",
        "2026-03-01T11:59:59.123456789Z | 2026-03-01T12:00:00 | timestamp | must be an ISO 8601 time with an offset or Z"
      })
  void shouldSetOneBadSampleAsideAndKeepTheOthers(
      String from, String to, String field, String message) {
    String bad = GOOD.replace(from, to);
    byte[] body = body(GOOD + ", " + bad + " ," + GOOD).getBytes(StandardCharsets.UTF_8);
    ParsedBatch batch = parser.parse(body, NOW);
    assertThat(batch.samples().size()).isEqualTo(2);
    assertThat(batch.rejected()).hasSize(1);
    RejectedSample rejected = batch.rejected().get(0);
    assertThat(rejected.error()).isEqualTo(new FieldError("/samples/1/" + field, message, 1));
    assertThat(
            new String(
                body, rejected.from(), rejected.to() - rejected.from(), StandardCharsets.UTF_8))
        .isEqualTo(bad);
  }

  @Test
  void shouldFindBadSamplesBehindCharactersOfSeveralBytes() {
    String bad = GOOD.replace("151.25", "NaN").replace("Pressure 1", "Öldruck 压力");
    byte[] body =
        body(GOOD.replace("Pressure 1", "压力 °") + "," + bad).getBytes(StandardCharsets.UTF_8);
    RejectedSample rejected = parser.parse(body, NOW).rejected().get(0);
    assertThat(
            new String(
                body, rejected.from(), rejected.to() - rejected.from(), StandardCharsets.UTF_8))
        .isEqualTo(bad);
  }

  @Test
  void shouldTakeTheLimitsOfTimeAndQuality() {
    String samples =
        GOOD.replace("2026-03-01T11:59:59.123456789Z", "2000-01-01T00:00:00Z").replace("0.5", "0")
            + ","
            + GOOD.replace("2026-03-01T11:59:59.123456789Z", "2026-03-02T14:00:00+02:00")
                .replace("0.5", "1")
            + ","
            + GOOD.replace("0.5", "null").replace("151.25", "123456789012345678901234567890");
    ParsedBatch batch = parse(body(samples));
    assertThat(batch.rejected()).isEmpty();
    assertThat(batch.samples().size()).isEqualTo(3);
    assertThat(batch.samples().value(2)).isEqualTo(1.2345678901234568e29);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"sensor_id\":\"PS1\"  | \"other\":1              | sensor_id   | is missing",
        "\"sensor_id\":\"PS1\"  | \"sensor_id\":7          | sensor_id   | must be a string",
        "\"sensor_id\":\"PS1\"  | \"sensor_id\":null       | sensor_id   | must be a string",
        "\"sensor_id\":\"PS1\"  | \"sensor_id\":\"a,b\"    | sensor_id   | must be 1 to 128",
        "\"sensor_id\":\"PS1\"  | \"sensor_id\":\"../b\"   | sensor_id   | must be 1 to 128",
        "\"sensor_id\":\"PS1\"  | \"sensor_id\":\"a\\nb\"  | sensor_id   | must be 1 to 128",
        "\"sensor_id\":\"PS1\"  | \"sensor_id\":\"a\\\"b\" | sensor_id   | must be 1 to 128",
        "\"sensor_id\":\"PS1\"  | \"sensor_id\":\"a=b\"    | sensor_id   | must be 1 to 128",
        "Pressure 1             | a,b=c                    | sensor_name | must be 1 to 200",
        "\"bar\"                | \"b\\\"r\"               | unit        | must be at most 32",
        "\"value\":151.25       | \"v\":1                  | value       | is missing",
        "\"value\":151.25       | \"value\":\"high\"       | value       | must be a number",
        "\"value\":151.25       | \"value\":true           | value       | must be a number",
        "\"value\":151.25       | \"value\":[1]            | value       | must be a number",
        "\"quality\":0.5        | \"quality\":\"good\"     | quality     | must be a number",
        "\"timestamp\":         | \"time\":                | timestamp   | is missing",
        "\"timestamp\":         | \"timestamp\":17,\"t\":  | timestamp   | must be a string"
      })
  void shouldRefuseTheBatchWhenASampleHasTheWrongShape(
      String from, String to, String field, String message) {
    Refusal refusal = refusal(body(GOOD + "," + GOOD.replace(from, to)));
    assertThat(refusal.kind()).isEqualTo(RefusalKind.INVALID);
    assertThat(refusal.errors()).hasSize(1);
    assertThat(refusal.errors().get(0).pointer()).isEqualTo("/samples/1/" + field);
    assertThat(refusal.errors().get(0).index()).isEqualTo(1);
    assertThat(refusal.errors().get(0).message()).startsWith(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"stream_id\":",
        "{\"stream_id\":'x'}",
        "not json",
        "{\"samples\":[1,]}",
        "{}{}",
        "{\"a\":\"\u0001\"}",
        ""
      })
  void shouldRefuseWhatIsNotJson(String body) {
    assertThat(refusal(body).kind()).isEqualTo(RefusalKind.MALFORMED);
  }

  @Test
  void shouldRefuseOtherEncodingsThanUtf8() {
    byte[] utf16 = body(GOOD).getBytes(StandardCharsets.UTF_16LE);
    byte[] broken =
        body(GOOD.replace("Pressure", "Press\u00fcre")).getBytes(StandardCharsets.ISO_8859_1);
    assertThat(refusal(utf16).kind()).isEqualTo(RefusalKind.MALFORMED);
    assertThat(refusal(broken).kind()).isEqualTo(RefusalKind.MALFORMED);
  }

  @Test
  void shouldNotQuoteTheInputInTheAnswer() {
    assertThat(refusal("{\"secret\":\"abc").getMessage()).doesNotContain("secret", "abc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "null",
        "17",
        "\"x\"",
        "{}",
        "{\"samples\":[]}",
        "{\"stream_id\":7,\"samples\":[]}",
        "{\"stream_id\":\"../x\",\"samples\":[]}",
        "{\"stream_id\":\"123e4567-e89b-12d3-a456-426614174000\"}",
        "{\"stream_id\":\"123e4567-e89b-12d3-a456-426614174000\",\"samples\":{}}",
        "{\"stream_id\":\"123e4567-e89b-12d3-a456-426614174000\",\"samples\":[1]}",
        "{\"stream_id\":\"123e4567-e89b-12d3-a456-426614174000\",\"samples\":[],\"batch_id\":\"a b\"}",
        "{\"stream_id\":\"123e4567-e89b-12d3-a456-426614174000\",\"samples\":[],\"batch_id\":3}"
      })
  void shouldRefuseWhatIsNoBatch(String body) {
    assertThat(refusal(body).kind()).isEqualTo(RefusalKind.INVALID);
  }

  @Test
  void shouldListAtMostAHundredErrors() {
    String samples = "{},".repeat(500) + "{}";
    assertThat(refusal(body(samples)).errors()).hasSize(100);
  }

  @Test
  void shouldRefuseMoreSamplesThanAllowed() {
    String thousandAndOne = (GOOD + ",").repeat(1000) + GOOD;
    assertThat(refusal(body(thousandAndOne)).kind()).isEqualTo(RefusalKind.TOO_LARGE);
  }

  @Test
  void shouldRefuseDeepNestingWithoutHarm() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    String body = "{\"stream_id\":\"" + STREAM + "\",\"x\":" + deep + ",\"samples\":[]}";
    assertThat(refusal(body).kind()).isEqualTo(RefusalKind.MALFORMED);
  }

  @Test
  void shouldRefuseNumbersOfAbsurdLength() {
    Refusal refusal = refusal(body(GOOD.replace("151.25", "1" + "0".repeat(50_000))));
    assertThat(refusal.kind()).isEqualTo(RefusalKind.MALFORMED);
  }

  @Test
  void shouldTakeAnEmptyBatch() {
    assertThat(parse(body("")).samples().size()).isZero();
  }

  private static String body(String samples) {
    return "{\"stream_id\":\"" + STREAM + "\",\"samples\":[" + samples + "]}";
  }

  private ParsedBatch parse(String body) {
    return parser.parse(body.getBytes(StandardCharsets.UTF_8), NOW);
  }

  private Refusal refusal(String body) {
    return refusal(body.getBytes(StandardCharsets.UTF_8));
  }

  private Refusal refusal(byte[] body) {
    return catchThrowableOfType(Refusal.class, () -> parser.parse(body, NOW));
  }
}
