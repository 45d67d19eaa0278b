package io.vertac.gateway.input;

import java.nio.charset.StandardCharsets;

/** Scans the samples of one batch into columns; good samples only, the rest is {@link Unusual}. */
final class SampleScanner {
  private static final double FULL_QUALITY = 1.0;
  private static final byte[] TIMESTAMP = ascii("timestamp");
  private static final byte[] SENSOR_ID = ascii("sensor_id");
  private static final byte[] SENSOR_NAME = ascii("sensor_name");
  private static final byte[] VALUE = ascii("value");
  private static final byte[] UNIT = ascii("unit");
  private static final byte[] QUALITY = ascii("quality");

  private static final int HAS_TIMESTAMP = 1;
  private static final int HAS_SENSOR_ID = 2;
  private static final int HAS_VALUE = 4;
  private static final int HAS_SENSOR_NAME = 8;
  private static final int HAS_UNIT = 16;
  private static final int HAS_QUALITY = 32;
  private static final int REQUIRED = HAS_TIMESTAMP | HAS_SENSOR_ID | HAS_VALUE;

  private final JsonBytes json;
  private final TimeWindow window;
  private final BatchSensors sensors;
  private final SampleColumns samples;
  private final SensorSpan sensor = new SensorSpan();
  private final SampleShape shape = new SampleShape();
  private int lastTimeFrom;
  private int lastTimeTo;
  private long nanos;
  private double value;
  private double quality;

  SampleScanner(JsonBytes json, TimeWindow window, BatchSensors sensors, SampleColumns samples) {
    this.json = json;
    this.window = window;
    this.sensors = sensors;
    this.samples = samples;
  }

  /** One sample, from brace to brace. */
  void scan() {
    json.peek();
    int from = json.position();
    if (!shape.isKnown() || !sameShape()) {
      json.goTo(from);
      anyShape();
    }
    boolean good =
        json.position() - from <= SampleReader.MAX_SAMPLE_BYTES && quality >= 0 && quality <= 1;
    if (!good) {
      throw Unusual.INSTANCE;
    }
    samples.add(sensors.indexOf(json.text(), sensor), nanos, value, quality);
  }

  /** Only values differ from the last sample; false if it is not so, wherever that was noticed. */
  private boolean sameShape() {
    quality = FULL_QUALITY;
    for (int place = 0; place < shape.count(); place++) {
      if (!json.skipSame(shape.from(place), shape.length(place))) {
        return false;
      }
      int field = shape.field(place);
      if (isOptional(field) && json.skipNull()) {
        return false;
      }
      value(field);
    }
    return json.skipSame(shape.from(shape.count()), shape.length(shape.count()));
  }

  private void anyShape() {
    shape.begin(json.position());
    json.expect('{');
    sensor.clear();
    quality = FULL_QUALITY;
    int seen = 0;
    do {
      int field = field();
      if ((seen & field) != 0) {
        throw Unusual.INSTANCE;
      }
      seen |= field;
    } while (json.skip(','));
    json.expect('}');
    if ((seen & REQUIRED) != REQUIRED) {
      throw Unusual.INSTANCE;
    }
    shape.end(json.position());
  }

  private int field() {
    int from = json.string();
    int to = json.endOfString();
    json.expect(':');
    int field = fieldNamed(from, to);
    int valueFrom = json.position();
    if (isOptional(field) && json.skipNull()) {
      return field;
    }
    value(field);
    shape.value(field, valueFrom, json.position());
    return field;
  }

  private int fieldNamed(int from, int to) {
    return switch (to - from) {
      case 4 -> require(from, to, UNIT, HAS_UNIT);
      case 5 -> require(from, to, VALUE, HAS_VALUE);
      case 7 -> require(from, to, QUALITY, HAS_QUALITY);
      case 9 ->
          json.text()[from] == 't'
              ? require(from, to, TIMESTAMP, HAS_TIMESTAMP)
              : require(from, to, SENSOR_ID, HAS_SENSOR_ID);
      case 11 -> require(from, to, SENSOR_NAME, HAS_SENSOR_NAME);
      default -> throw Unusual.INSTANCE;
    };
  }

  private static boolean isOptional(int field) {
    return (field & REQUIRED) == 0;
  }

  private void value(int field) {
    switch (field) {
      case HAS_TIMESTAMP -> timestamp();
      case HAS_VALUE -> value = json.number();
      case HAS_QUALITY -> quality = json.number();
      case HAS_SENSOR_ID -> {
        sensor.idFrom = json.string();
        sensor.idTo = json.endOfString();
      }
      case HAS_SENSOR_NAME -> {
        sensor.nameFrom = json.string();
        sensor.nameTo = json.endOfString();
      }
      default -> {
        sensor.unitFrom = json.string();
        sensor.unitTo = json.endOfString();
      }
    }
  }

  /** All sensors of a machine are often read at the same moment. */
  private void timestamp() {
    if (lastTimeTo > 0 && json.skipSame(lastTimeFrom, lastTimeTo - lastTimeFrom)) {
      return;
    }
    json.peek();
    lastTimeFrom = json.position();
    int from = json.string();
    nanos = IsoTime.usualShape(json.text(), from, json.endOfString());
    lastTimeTo = json.position();
    if (window.complaint(nanos) != null) {
      throw Unusual.INSTANCE;
    }
  }

  private int require(int from, int to, byte[] key, int field) {
    if (json.matches(from, to, key)) {
      return field;
    }
    throw Unusual.INSTANCE;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
