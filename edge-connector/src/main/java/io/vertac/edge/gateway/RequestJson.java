package io.vertac.edge.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertac.edge.outbox.Gap;
import io.vertac.edge.outbox.SampleBatch;
import io.vertac.edge.source.Machine;
import io.vertac.edge.source.Sample;
import io.vertac.edge.source.SensorDescription;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the bodies of the gateway's requests. */
public final class RequestJson {
  private static final int BYTES_A_SAMPLE = 160;
  private static final JsonFactory FACTORY = JsonMapper.builder().build().getFactory();

  private RequestJson() {}

  /**
   * What the gateway needs to know about a machine.
   *
   * @param streamId to go on with; empty for a new one
   */
  public static byte[] registration(Optional<String> streamId, Machine machine) {
    return write(
        machine.sensors().size(),
        json -> {
          json.writeStringField("device_name", machine.deviceName());
          json.writeStringField("stream_name", machine.streamName());
          if (streamId.isPresent()) {
            json.writeStringField("stream_id", streamId.get());
          }
          json.writeNumberField("sensor_count", machine.sensors().size());
          json.writeArrayFieldStart("sensors");
          for (SensorDescription sensor : machine.sensors()) {
            json.writeStartObject();
            json.writeStringField("sensor_id", sensor.id());
            json.writeStringField("name", sensor.name());
            json.writeStringField("type", sensor.type());
            json.writeStringField("unit", sensor.unit());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  public static byte[] batch(String streamId, Machine machine, SampleBatch batch) {
    return write(
        batch.sampleCount(),
        json -> {
          json.writeStringField("stream_id", streamId);
          json.writeStringField("batch_id", batch.batchId());
          json.writeArrayFieldStart("samples");
          for (Sample sample : batch.samples()) {
            sample(json, machine.sensors(), sample);
          }
          json.writeEndArray();
        });
  }

  /**
   * @param reason of an abort
   * @param metadata left out if empty
   */
  public static byte[] command(
      String commandId, long timeNanos, Optional<String> reason, Map<String, Object> metadata) {
    return write(
        1 + metadata.size(),
        json -> {
          json.writeStringField("command_id", commandId);
          json.writeStringField("timestamp", iso(timeNanos));
          if (reason.isPresent()) {
            json.writeStringField("reason", reason.get());
          }
          if (!metadata.isEmpty()) {
            json.writePOJOField("metadata", metadata);
          }
        });
  }

  /** Stops this cycle and no other, should another one run by now. */
  public static byte[] stopOf(String cycleId, String commandId, long timeNanos) {
    return write(
        1,
        json -> {
          json.writeStringField("command_id", commandId);
          json.writeStringField("timestamp", iso(timeNanos));
          json.writeStringField("cycle_id", cycleId);
        });
  }

  /** What will never come. */
  public static byte[] gap(String streamId, Gap gap) {
    return write(
        1,
        json -> {
          json.writeStringField("stream_id", streamId);
          json.writeStringField("gap_id", gap.id());
          json.writeStringField("from", iso(gap.fromNanos()));
          json.writeStringField("to", iso(gap.toNanos()));
          json.writeNumberField("sample_count", gap.samples());
          json.writeStringField("reason", gap.reason());
        });
  }

  /** ISO 8601 in UTC, to the nanosecond. */
  public static String iso(long timeNanos) {
    return Instant.ofEpochSecond(0, timeNanos).toString();
  }

  private static void sample(JsonGenerator json, List<SensorDescription> sensors, Sample sample)
      throws IOException {
    SensorDescription sensor = sensors.get(sample.sensor());
    json.writeStartObject();
    json.writeStringField("timestamp", iso(sample.timeNanos()));
    json.writeStringField("sensor_id", sensor.id());
    json.writeStringField("sensor_name", sensor.name());
    json.writeNumberField("value", sample.value());
    json.writeStringField("unit", sensor.unit());
    json.writeNumberField("quality", sample.quality());
    json.writeEndObject();
  }

  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private static byte[] write(int expectedItems, Fields fields) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(BYTES_A_SAMPLE * (expectedItems + 2));
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return out.toByteArray();
  }
}
