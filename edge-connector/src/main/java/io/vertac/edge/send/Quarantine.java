package io.vertac.edge.send;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertac.edge.gateway.RequestJson;
import io.vertac.edge.source.BadReading;
import io.vertac.edge.source.Machine;
import io.vertac.edge.source.Sample;
import io.vertac.edge.state.StateException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps samples that will never be accepted, each on a line of JSON with its reason, so that they
 * can be looked at, put right and sent.
 */
public final class Quarantine {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final Machine machine;

  /**
   * @param file made when the first sample is kept
   */
  public Quarantine(Path file, Machine machine) {
    this.file = file;
    this.machine = machine;
  }

  public void keep(Sample sample, String reason) {
    append(
        sample.timeNanos(),
        sample.sensor(),
        reason,
        json -> {
          json.writeNumberField("value", sample.value());
          json.writeNumberField("quality", sample.quality());
        });
  }

  public void keep(BadReading reading) {
    append(
        reading.timeNanos(),
        reading.sensor(),
        reading.reason(),
        json -> json.writeStringField("text", reading.text()));
  }

  private interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  private synchronized void append(long timeNanos, int sensor, String reason, Content content) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("timestamp", RequestJson.iso(timeNanos));
      json.writeStringField("sensor_id", machine.sensors().get(sensor).id());
      content.write(json);
      json.writeStringField("reason", reason);
      json.writeEndObject();
      json.flush();
      line.write('\n');
      Files.writeString(
          file, line.toString(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new StateException(file, e);
    }
  }
}
