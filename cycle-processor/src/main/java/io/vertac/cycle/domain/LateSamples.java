package io.vertac.cycle.domain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertac.events.BatchSensor;
import io.vertac.events.DeadLetter;
import io.vertac.events.PayloadFormat;
import io.vertac.events.Sample;
import io.vertac.events.SampleBatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;

/** Dead letters of samples whose cycle was over, in the shape in which they can be posted again. */
public final class LateSamples {
  /** Of their dead letters. */
  public static final String REASON = "late";

  private static final JsonFactory JSON = new JsonFactory();

  private LateSamples() {}

  /**
   * @param cycleNumber of the finished cycle, or 0 if that is no longer known
   */
  static DeadLetter letter(SampleBatch batch, int cycleNumber) {
    String cycle = cycleNumber == 0 ? "a cycle that is long finished" : "cycle " + cycleNumber;
    return DeadLetter.newBuilder()
        .setReason(REASON)
        .setCause(
            "%d samples of batch %s came after the grace period of %s"
                .formatted(batch.getSamples().size(), batch.getBatchId(), cycle))
        .setService("cycle-processor")
        .setOriginTopic("")
        .setOriginTime(batch.getReceivedAt())
        .setOriginKey(batch.getStreamId())
        .setPayloadFormat(PayloadFormat.json)
        .setPayload(ByteBuffer.wrap(json(batch)))
        .build();
  }

  private static byte[] json(SampleBatch batch) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeStringField("stream_id", batch.getStreamId());
      out.writeArrayFieldStart("samples");
      for (Sample sample : batch.getSamples()) {
        write(out, sample, batch.getSensors().get(sample.getSensor()));
      }
      out.writeEndArray();
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator out, Sample sample, BatchSensor sensor)
      throws IOException {
    long ns = Times.ns(sample);
    Instant time =
        Instant.ofEpochSecond(Math.floorDiv(ns, 1_000_000_000L), Math.floorMod(ns, 1_000_000_000L));
    out.writeStartObject();
    out.writeStringField("timestamp", time.toString());
    out.writeStringField("sensor_id", sensor.getSensorId());
    out.writeStringField("sensor_name", sensor.getSensorName());
    out.writeNumberField("value", sample.getValue());
    out.writeStringField("unit", sensor.getUnit());
    out.writeNumberField("quality", sample.getQuality());
    out.writeEndObject();
  }
}
