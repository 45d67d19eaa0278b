package io.vertac.gateway.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import java.io.IOException;

/** How JSON is read: UTF-8 only, with limits that no well-meant request comes near. */
public final class JsonInput {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_STRING = 128 * 1024;
  private static final int MAX_NUMBER = 1000;
  private static final int MAX_FIELD_NAME = 1000;

  private static final String BEYOND =
      "too deep (%d levels at most), or has a text of more than %d or a number or name of more"
              .formatted(MAX_DEPTH, MAX_STRING)
          + " than %d characters".formatted(MAX_NUMBER);

  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(MAX_DEPTH)
          .maxStringLength(MAX_STRING)
          .maxNumberLength(MAX_NUMBER)
          .maxNameLength(MAX_FIELD_NAME)
          .build();

  /** NaN and Infinity are read as numbers here, so that the sample is refused and not the batch. */
  private static final JsonFactory SAMPLES =
      JsonFactory.builder()
          .streamReadConstraints(LIMITS)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .build();

  private static final ObjectMapper TREES =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(LIMITS).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private JsonInput() {}

  static JsonFactory samples() {
    return SAMPLES;
  }

  /** A small body as a tree; for the calls that carry no samples. */
  static JsonNode tree(byte[] body) {
    requireUtf8(body);
    try {
      return TREES.readTree(body);
    } catch (IOException e) {
      throw malformed(e);
    } catch (NumberFormatException e) {
      // Jackson lets this one of BigDecimal through, and its message quotes the input.
      throw Refusal.of(RefusalKind.MALFORMED, "the body has a number with too large an exponent");
    }
  }

  static String text(JsonNode node) {
    try {
      return TREES.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw malformed(e);
    }
  }

  /** Jackson would guess UTF-16 and UTF-32 from zero bytes; JSON between systems is UTF-8. */
  static void requireUtf8(byte[] body) {
    if (body.length == 0) {
      throw Refusal.of(RefusalKind.MALFORMED, "the body is empty; expected a JSON object");
    }
    boolean zero = body[0] == 0 || (body.length > 1 && body[1] == 0);
    boolean mark = body.length > 1 && (body[0] & 0xFE) == 0xFE && (body[1] & 0xFE) == 0xFE;
    if (zero || mark) {
      throw Refusal.of(RefusalKind.MALFORMED, "the body is not UTF-8");
    }
  }

  static Refusal malformed(IOException e) {
    String where = "";
    String what = "not JSON";
    if (e instanceof JsonProcessingException json) {
      // The exception's own message quotes the input; only where it happened is told.
      if (json.getLocation() != null) {
        where =
            " at line %d, column %d"
                .formatted(json.getLocation().getLineNr(), json.getLocation().getColumnNr());
      }
      what = json instanceof StreamConstraintsException ? BEYOND : what;
    }
    return Refusal.of(RefusalKind.MALFORMED, "the body is " + what + where);
  }
}
