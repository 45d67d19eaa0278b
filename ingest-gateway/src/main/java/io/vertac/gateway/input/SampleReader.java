package io.vertac.gateway.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vertac.gateway.problem.FieldError;
import java.io.IOException;
import java.util.List;

/**
 * Reads the samples of one batch, one object at a time.
 *
 * <p>A sample of the wrong shape makes the whole batch invalid; one of the right shape whose
 * content cannot be true is set aside, and the others go on.
 */
final class SampleReader {
  private static final double FULL_QUALITY = 1.0;

  /** A bad sample must fit into a dead letter as it is. */
  static final int MAX_SAMPLE_BYTES = 64 * 1024;

  private final TimeWindow window;
  private final SensorTable sensors;
  private final SampleColumns good;
  private final List<RejectedSample> rejected;
  private final ErrorList errors;

  private int index;
  private String sensorId;
  private String sensorName;
  private String unit;
  private String timestamp;
  private boolean hasValue;
  private double value;
  private double quality;
  private boolean wellFormed;

  SampleReader(
      TimeWindow window,
      SensorTable sensors,
      SampleColumns good,
      List<RejectedSample> rejected,
      ErrorList errors) {
    this.window = window;
    this.sensors = sensors;
    this.good = good;
    this.rejected = rejected;
    this.errors = errors;
  }

  /** The parser stands on the sample's first token, and afterwards on its last. */
  void read(JsonParser json, int position) throws IOException {
    index = position;
    if (json.currentToken() != JsonToken.START_OBJECT) {
      fail("", "must be an object");
      json.skipChildren();
      return;
    }
    clear();
    int from = (int) json.currentTokenLocation().getByteOffset();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      readField(json, json.currentName(), json.nextToken());
    }
    int to = (int) json.currentLocation().getByteOffset();
    if (to - from > MAX_SAMPLE_BYTES) {
      fail("", "must be at most " + MAX_SAMPLE_BYTES + " bytes");
    }
    requireFields();
    if (wellFormed) {
      keep(from, to);
    }
  }

  private void clear() {
    sensorId = null;
    sensorName = null;
    unit = null;
    timestamp = null;
    hasValue = false;
    value = Double.NaN;
    quality = FULL_QUALITY;
    wellFormed = true;
  }

  private void readField(JsonParser json, String field, JsonToken token) throws IOException {
    switch (field) {
      case "timestamp" -> timestamp = string(json, field, token);
      case "sensor_id" -> sensorId = string(json, field, token);
      case "sensor_name" -> sensorName = optionalString(json, field, token);
      case "unit" -> unit = optionalString(json, field, token);
      case "value" -> {
        hasValue = true;
        value = number(json, field, token, Double.NaN);
      }
      case "quality" -> quality = number(json, field, token, FULL_QUALITY);
      default -> json.skipChildren();
    }
  }

  private String string(JsonParser json, String field, JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_STRING) {
      return json.getText();
    }
    fail(field, "must be a string");
    json.skipChildren();
    return "";
  }

  private String optionalString(JsonParser json, String field, JsonToken token) throws IOException {
    return token == JsonToken.VALUE_NULL ? null : string(json, field, token);
  }

  private double number(JsonParser json, String field, JsonToken token, double whenNull)
      throws IOException {
    if (token.isNumeric()) {
      return json.getDoubleValue();
    }
    if (token == JsonToken.VALUE_NULL) {
      return whenNull;
    }
    // Writers that know JSON has no NaN write it as a string.
    if (token == JsonToken.VALUE_STRING && spellsNonFinite(json.getText())) {
      return Double.NaN;
    }
    fail(field, "must be a number");
    json.skipChildren();
    return whenNull;
  }

  private static boolean spellsNonFinite(String text) {
    return switch (text) {
      case "NaN", "Infinity", "-Infinity", "+Infinity" -> true;
      default -> false;
    };
  }

  private void requireFields() {
    if (timestamp == null) {
      fail("timestamp", "is missing");
    }
    if (!hasValue) {
      fail("value", "is missing");
    }
    if (sensorId == null) {
      fail("sensor_id", "is missing");
    } else if (wellFormed && !sensors.knows(sensorId, sensorName, unit)) {
      requireAllowedNames();
    }
  }

  private void requireAllowedNames() {
    if (!AllowList.isSensorId(sensorId)) {
      fail("sensor_id", AllowList.SENSOR_ID_RULE);
    }
    if (sensorName != null && !AllowList.isName(sensorName)) {
      fail("sensor_name", AllowList.NAME_RULE);
    }
    if (unit != null && !AllowList.isUnit(unit)) {
      fail("unit", AllowList.UNIT_RULE);
    }
  }

  private void keep(int from, int to) {
    long nanos = IsoTime.epochNanos(timestamp);
    FieldError error = complaint(nanos);
    if (error != null) {
      rejected.add(new RejectedSample(error, from, to));
      return;
    }
    good.add(sensors.indexOf(sensorId, sensorName, unit), nanos, value, quality);
  }

  private FieldError complaint(long nanos) {
    if (!Double.isFinite(value)) {
      return FieldError.ofSample(index, "value", "must be a finite number");
    }
    String aboutTime = window.complaint(nanos);
    if (aboutTime != null) {
      return FieldError.ofSample(index, "timestamp", aboutTime);
    }
    if (!(quality >= 0 && quality <= 1)) {
      return FieldError.ofSample(index, "quality", "must be from 0 to 1");
    }
    return null;
  }

  private void fail(String field, String message) {
    wellFormed = false;
    errors.add(FieldError.ofSample(index, field, message));
  }
}
