package io.vertac.gateway.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads and checks any body of {@code POST /api/live/batch} with Jackson, token by token, without a
 * tree; the one that says what is wrong with it.
 *
 * <p>Fields that are not known are passed over; of a field that comes twice the last counts.
 */
final class TokenBatchParser {
  private final int maxSamples;

  /**
   * @param maxSamples a batch with more is refused with 413
   */
  TokenBatchParser(int maxSamples) {
    this.maxSamples = maxSamples;
  }

  /**
   * @param body UTF-8, not compressed
   * @param now what time it is, to tell samples from the future
   * @throws Refusal 400 not JSON, 413 too many samples, 422 not a batch
   */
  ParsedBatch parse(byte[] body, Instant now) {
    JsonInput.requireUtf8(body);
    try (JsonParser json = JsonInput.samples().createParser(body)) {
      return new Reading(json, TimeWindow.at(now)).batch(body);
    } catch (IOException e) {
      throw JsonInput.malformed(e);
    }
  }

  static Refusal tooMany(int maxSamples) {
    return Refusal.of(RefusalKind.TOO_LARGE, "a batch may have at most " + maxSamples + " samples");
  }

  /** One body being read. */
  private final class Reading {
    private final JsonParser json;
    private final TimeWindow window;
    private final ErrorList errors = new ErrorList();
    private ErrorList sampleErrors = new ErrorList();
    private SensorTable sensors = new SensorTable();
    private SampleColumns good = new SampleColumns();
    private List<RejectedSample> rejected = new ArrayList<>();
    private String streamId;
    private String batchId;
    private boolean hasSamples;

    Reading(JsonParser json, TimeWindow window) {
      this.json = json;
      this.window = window;
    }

    ParsedBatch batch(byte[] body) throws IOException {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw Refusal.invalid("", "must be an object");
      }
      while (json.nextToken() != JsonToken.END_OBJECT) {
        readField(json.currentName(), json.nextToken());
      }
      if (json.nextToken() != null) {
        throw Refusal.of(RefusalKind.MALFORMED, "the body goes on after the JSON object");
      }
      check();
      return new ParsedBatch(
          AllowList.canonicalUuid(streamId), batchId, sensors.list(), good, rejected, body);
    }

    private void readField(String field, JsonToken token) throws IOException {
      switch (field) {
        case "stream_id" -> streamId = text(field, token);
        case "batch_id" -> batchId = token == JsonToken.VALUE_NULL ? null : text(field, token);
        case "samples" -> readSamples(token);
        default -> json.skipChildren();
      }
    }

    private String text(String field, JsonToken token) throws IOException {
      if (token == JsonToken.VALUE_STRING) {
        return json.getText();
      }
      errors.add("/" + field, "must be a string");
      json.skipChildren();
      return null;
    }

    private void readSamples(JsonToken token) throws IOException {
      forgetSamples();
      if (token != JsonToken.START_ARRAY) {
        errors.add("/samples", "must be an array");
        json.skipChildren();
        return;
      }
      SampleReader reader = new SampleReader(window, sensors, good, rejected, sampleErrors);
      for (int count = 0; json.nextToken() != JsonToken.END_ARRAY; count++) {
        if (count == maxSamples) {
          throw tooMany(maxSamples);
        }
        reader.read(json, count);
      }
    }

    private void forgetSamples() {
      hasSamples = true;
      sampleErrors = new ErrorList();
      sensors = new SensorTable();
      good = new SampleColumns();
      rejected = new ArrayList<>();
    }

    private void check() {
      if (streamId == null && errors.isEmpty("/stream_id")) {
        errors.add("/stream_id", "is missing");
      } else if (streamId != null && !AllowList.isUuid(streamId)) {
        errors.add("/stream_id", AllowList.UUID_RULE);
      }
      if (batchId != null && !AllowList.isToken(batchId)) {
        errors.add("/batch_id", AllowList.TOKEN_RULE);
      }
      if (!hasSamples) {
        errors.add("/samples", "is missing");
      }
      errors.addAll(sampleErrors);
      errors.refuseIfAny();
    }
  }
}
