package io.vertac.gateway.input;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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
    json.expect('{');
    int from = json.position();
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
    boolean good =
        (seen & REQUIRED) == REQUIRED
            && json.position() - from < SampleReader.MAX_SAMPLE_BYTES
            && quality >= 0
            && quality <= 1;
    if (!good) {
      throw Unusual.INSTANCE;
    }
    samples.add(sensors.indexOf(json.text(), sensor), nanos, value, quality);
  }

  private int field() {
    int from = json.string();
    int to = json.endOfString();
    json.expect(':');
    switch (to - from) {
      case 4:
        return optionalUnit(from, to);
      case 5:
        require(from, to, VALUE);
        value = json.number();
        return HAS_VALUE;
      case 7:
        require(from, to, QUALITY);
        quality = json.skipNull() ? FULL_QUALITY : json.number();
        return HAS_QUALITY;
      case 9:
        return json.text()[from] == 't' ? timestamp(from, to) : sensorId(from, to);
      case 11:
        return optionalName(from, to);
      default:
        throw Unusual.INSTANCE;
    }
  }

  private int optionalUnit(int from, int to) {
    require(from, to, UNIT);
    if (!json.skipNull()) {
      sensor.unitFrom = json.string();
      sensor.unitTo = json.endOfString();
    }
    return HAS_UNIT;
  }

  private int optionalName(int from, int to) {
    require(from, to, SENSOR_NAME);
    if (!json.skipNull()) {
      sensor.nameFrom = json.string();
      sensor.nameTo = json.endOfString();
    }
    return HAS_SENSOR_NAME;
  }

  private int sensorId(int from, int to) {
    require(from, to, SENSOR_ID);
    sensor.idFrom = json.string();
    sensor.idTo = json.endOfString();
    return HAS_SENSOR_ID;
  }

  private int timestamp(int keyFrom, int keyTo) {
    require(keyFrom, keyTo, TIMESTAMP);
    int from = json.string();
    int to = json.endOfString();
    // All sensors of a machine are often read at the same moment.
    if (from == to
        || !Arrays.equals(json.text(), from, to, json.text(), lastTimeFrom, lastTimeTo)) {
      nanos = IsoTime.usualShape(json.text(), from, to);
      if (window.complaint(nanos) != null) {
        throw Unusual.INSTANCE;
      }
      lastTimeFrom = from;
      lastTimeTo = to;
    }
    return HAS_TIMESTAMP;
  }

  private void require(int from, int to, byte[] key) {
    if (!json.matches(from, to, key)) {
      throw Unusual.INSTANCE;
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
