package io.vertac.config;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import net.logstash.logback.composite.AbstractFieldJsonProvider;
import org.slf4j.event.KeyValuePair;

/**
 * The keys and values of a message, as one object.
 *
 * <p>Values are written as they say of themselves, never taken apart: what {@code toString} hides
 * stays hidden.
 */
public final class LogFields extends AbstractFieldJsonProvider<ILoggingEvent> {
  private static final String NAME = "fields";

  public LogFields() {
    setFieldName(NAME);
  }

  @Override
  public void writeTo(JsonGenerator json, ILoggingEvent event) throws IOException {
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    if (pairs == null || pairs.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart(getFieldName());
    for (KeyValuePair pair : pairs) {
      json.writeFieldName(pair.key);
      write(json, pair.value);
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Integer || value instanceof Long) {
      json.writeNumber(((Number) value).longValue());
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value == null) {
      json.writeNull();
    } else {
      json.writeString(value.toString());
    }
  }
}
