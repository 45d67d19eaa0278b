package io.vertac.gateway.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The sensors of one batch, each once, in order of appearance, found by the bytes that name them.
 */
final class BatchSensors {
  private static final int FREE = -1;

  private final KnownSensors known;
  private final List<KnownSensor> inOrder = new ArrayList<>();
  private int[] places = new int[64];
  private int last;

  BatchSensors(KnownSensors known) {
    this.known = known;
    Arrays.fill(places, FREE);
  }

  /**
   * The position of the sensor that a sample names; added if it was not there.
   *
   * @throws Unusual if a name is not allowed, or not UTF-8
   */
  int indexOf(byte[] text, SensorSpan span) {
    int count = inOrder.size();
    if (count > 0) {
      // Machines read their sensors in turn, or one sensor again and again.
      int next = last + 1 < count ? last + 1 : 0;
      if (inOrder.get(next).isNamedBy(text, span)) {
        last = next;
        return next;
      }
      if (inOrder.get(last).isNamedBy(text, span)) {
        return last;
      }
    }
    last = find(text, span);
    return last;
  }

  List<SensorRef> list() {
    List<SensorRef> refs = new ArrayList<>(inOrder.size());
    for (KnownSensor sensor : inOrder) {
      refs.add(sensor.ref());
    }
    return refs;
  }

  private int find(byte[] text, SensorSpan span) {
    int hash = span.hash(text);
    int place = hash & places.length - 1;
    while (places[place] != FREE) {
      KnownSensor there = inOrder.get(places[place]);
      if (there.hash() == hash && there.isNamedBy(text, span)) {
        return places[place];
      }
      place = place + 1 & places.length - 1;
    }
    inOrder.add(known.get(text, span, hash));
    places[place] = inOrder.size() - 1;
    if (2 * inOrder.size() > places.length) {
      grow();
    }
    return inOrder.size() - 1;
  }

  private void grow() {
    places = new int[2 * places.length];
    Arrays.fill(places, FREE);
    for (int i = 0; i < inOrder.size(); i++) {
      int place = inOrder.get(i).hash() & places.length - 1;
      while (places[place] != FREE) {
        place = place + 1 & places.length - 1;
      }
      places[place] = i;
    }
  }
}
