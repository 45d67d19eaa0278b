package io.vertac.gateway.input;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Sensors that were checked before, so that the names of a machine are not made into strings and
 * checked again in each of its batches. One place for each hash: a newcomer takes it, so that this
 * never grows, and needs no lock.
 */
final class KnownSensors {
  private final AtomicReferenceArray<KnownSensor> places;

  /**
   * @param capacity a power of two
   */
  KnownSensors(int capacity) {
    places = new AtomicReferenceArray<>(capacity);
  }

  /**
   * @throws Unusual if a name is not allowed, or not UTF-8
   */
  KnownSensor get(byte[] text, SensorSpan span, int hash) {
    int place = hash & places.length() - 1;
    KnownSensor known = places.getPlain(place);
    if (known != null && known.isNamedBy(text, span)) {
      return known;
    }
    KnownSensor sensor = KnownSensor.of(text, span);
    places.setRelease(place, sensor);
    return sensor;
  }
}
