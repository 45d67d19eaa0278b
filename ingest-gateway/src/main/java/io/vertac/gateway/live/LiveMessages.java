package io.vertac.gateway.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertac.events.BatchSensor;
import io.vertac.gateway.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;

/** Writes what viewers receive: JSON text {@code {type, timestamp, data}}. */
final class LiveMessages {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int BYTES_PER_SAMPLE = 144;

  private final Clock clock;

  LiveMessages(Clock clock) {
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /** A message that does not move the cursor. */
  SharedMessage plain(String type, Object data) {
    return message(type, data, null, false);
  }

  /**
   * @param cursor where to resume for one who has seen this message; null for none
   * @param replayed it happened before the viewer came back
   */
  SharedMessage message(String type, Object data, String cursor, boolean replayed) {
    return new SharedMessage(
        Json.bytes(
            new Message(
                type, clock.instant().toString(), cursor, replayed ? Boolean.TRUE : null, data)));
  }

  /** Samples are most of all messages; they are written without an object for each. */
  SharedMessage samples(SampleBlock block, String cursor, boolean replayed) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(block.size() * BYTES_PER_SAMPLE + 256);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("type", "samples");
      json.writeStringField("timestamp", clock.instant().toString());
      json.writeStringField("cursor", cursor);
      if (replayed) {
        json.writeBooleanField("replayed", true);
      }
      json.writeObjectFieldStart("data");
      json.writeNumberField("sample_count", block.size());
      if (block.isMerged()) {
        json.writeBooleanField("merged", true);
        json.writeNumberField("original_count", block.originalCount());
      }
      json.writeArrayFieldStart("samples");
      for (int i = 0; i < block.size(); i++) {
        sample(json, block, i);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return new SharedMessage(out.toByteArray());
  }

  private static void sample(JsonGenerator json, SampleBlock block, int i) throws IOException {
    BatchSensor sensor = block.sensors()[i];
    json.writeStartObject();
    json.writeStringField("timestamp", Instant.ofEpochSecond(0, block.timesNs()[i]).toString());
    json.writeStringField("sensor_id", sensor.getSensorId());
    json.writeStringField("sensor_name", sensor.getSensorName());
    json.writeNumberField("value", block.values()[i]);
    json.writeStringField("unit", sensor.getUnit());
    json.writeNumberField("quality", block.qualities()[i]);
    json.writeEndObject();
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Message(
      String type, String timestamp, String cursor, Boolean replayed, Object data) {}
}
