package io.vertac.gateway.input;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vertac.gateway.problem.Refusal;
import java.time.Instant;
import java.util.List;

/** Gives bodies of all other calls to their parsers: each is read, or refused with a reason. */
class BodyFuzz {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String STREAM = "6f1c1f5e-0000-4000-8000-000000000001";

  private final BatchParser batches = new BatchParser(1000);
  private final List<Parser> parsers =
      List.of(
          RegistrationParser::parse,
          GapParser::parse,
          body -> AcknowledgementParser.one(body, "operator"),
          body -> AcknowledgementParser.several(body, "operator"),
          body -> SettingsParser.parse(STREAM, body, null),
          body -> CommandParser.parse(body, null, null, NOW),
          body -> batches.parse(body, BodyFormat.AVRO, NOW));

  private interface Parser {
    Object parse(byte[] body);
  }

  @FuzzTest(maxDuration = "10s")
  void shouldReadOrRefuseWhateverComes(FuzzedDataProvider data) {
    Parser parser = data.pickValue(parsers);
    try {
      parser.parse(data.consumeRemainingAsBytes());
    } catch (Refusal refused) {
      // With its reason.
    }
  }
}
