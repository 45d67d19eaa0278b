package io.vertac.gateway.input;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A sensor as samples name it, in the bytes in which they do, with the checked names that these
 * bytes stand for.
 */
final class KnownSensor {
  private final int hash;
  private final byte[] id;
  private final byte[] name;
  private final byte[] unit;
  private final SensorRef ref;

  private KnownSensor(int hash, byte[] id, byte[] name, byte[] unit) {
    this.hash = hash;
    this.id = id;
    this.name = name;
    this.unit = unit;
    this.ref = new SensorRef(decoded(id), decoded(name), decoded(unit));
  }

  /**
   * @throws Unusual if a name is not allowed, or not UTF-8
   */
  static KnownSensor of(byte[] text, SensorSpan span) {
    KnownSensor sensor =
        new KnownSensor(
            span.hash(text),
            copy(text, span.idFrom, span.idTo),
            copy(text, span.nameFrom, span.nameTo),
            copy(text, span.unitFrom, span.unitTo));
    SensorRef ref = sensor.ref;
    boolean allowed =
        AllowList.isSensorId(ref.sensorId())
            && (ref.sensorName() == null || AllowList.isName(ref.sensorName()))
            && (ref.unit() == null || AllowList.isUnit(ref.unit()));
    if (!allowed) {
      throw Unusual.INSTANCE;
    }
    return sensor;
  }

  int hash() {
    return hash;
  }

  SensorRef ref() {
    return ref;
  }

  /** Whether a sample names this sensor. */
  boolean isNamedBy(byte[] text, SensorSpan span) {
    return same(id, text, span.idFrom, span.idTo)
        && same(name, text, span.nameFrom, span.nameTo)
        && same(unit, text, span.unitFrom, span.unitTo);
  }

  private static boolean same(byte[] known, byte[] text, int from, int to) {
    return known == null
        ? from < 0
        : from >= 0 && Arrays.equals(known, 0, known.length, text, from, to);
  }

  private static byte[] copy(byte[] text, int from, int to) {
    return from < 0 ? null : Arrays.copyOfRange(text, from, to);
  }

  private static String decoded(byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw Unusual.INSTANCE;
    }
  }
}
