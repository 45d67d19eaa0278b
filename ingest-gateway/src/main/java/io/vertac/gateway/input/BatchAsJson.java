package io.vertac.gateway.input;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A batch in the form in which most clients would have posted it. */
final class BatchAsJson {
  private final ParsedBatch batch;
  private final StringBuilder json = new StringBuilder();

  BatchAsJson(ParsedBatch batch) {
    this.batch = batch;
  }

  byte[] bytes() {
    json.append('{');
    text("stream_id", batch.streamId());
    text("batch_id", batch.batchId());
    json.append("\"samples\":[");
    for (int i = 0; i < batch.samples().size(); i++) {
      json.append(i == 0 ? "" : ",");
      sample(batch.samples(), i);
    }
    return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }

  private void sample(SampleColumns samples, int i) {
    SensorRef sensor = batch.sensors().get(samples.sensor(i));
    json.append('{');
    text("timestamp", time(samples.epochNanos(i)));
    text("sensor_id", sensor.sensorId());
    text("sensor_name", sensor.sensorName());
    text("unit", sensor.unit());
    json.append("\"value\":").append(samples.value(i));
    json.append(",\"quality\":").append(samples.quality(i)).append('}');
  }

  /** With a comma behind; nothing for null. */
  private void text(String name, String value) {
    if (value != null) {
      json.append('"').append(name).append("\":\"");
      json.append(JsonStringEncoder.getInstance().quoteAsString(value)).append("\",");
    }
  }

  private static String time(long nanos) {
    if (nanos == IsoTime.INVALID) {
      return "";
    }
    return nanos == IsoTime.FAR_AWAY
        ? "9999-12-31T23:59:59Z"
        : Instant.ofEpochSecond(0, nanos).toString();
  }
}
