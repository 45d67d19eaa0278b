package io.vertac.gateway.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.gateway.problem.Refusal;
import java.time.Instant;

/** Reads and checks the report of samples that will never come. */
public final class GapParser {
  private static final String TIME_RULE = "must be a time in ISO 8601 with an offset or Z";

  private GapParser() {}

  /**
   * @throws Refusal 400 not JSON, 422 not a gap
   */
  public static GapInput parse(byte[] body) {
    Fields fields = Fields.of(JsonInput.tree(body));
    String gapId = fields.required("gap_id", AllowList::isToken, AllowList.TOKEN_RULE);
    String streamId = fields.required("stream_id", AllowList::isUuid, AllowList.UUID_RULE);
    Instant from = time(fields, "from");
    Instant to = time(fields, "to");
    long count = count(fields);
    String reason = fields.optional("reason", AllowList::isToken, AllowList.TOKEN_RULE, "");
    if (from != null && to != null && to.isBefore(from)) {
      fields.fail("to", "must not be before from");
    }
    fields.refuseIfAny();
    return new GapInput(gapId, AllowList.canonicalUuid(streamId), from, to, count, reason);
  }

  private static Instant time(Fields fields, String name) {
    String text = fields.required(name, t -> IsoTime.instant(t) != null, TIME_RULE);
    return text == null ? null : IsoTime.instant(text);
  }

  private static long count(Fields fields) {
    JsonNode count = fields.node("sample_count");
    if (count == null) {
      return 0;
    }
    if (!count.canConvertToLong() || !count.isIntegralNumber() || count.longValue() < 0) {
      fields.fail("sample_count", "must be a whole number from 0");
      return 0;
    }
    return count.longValue();
  }
}
