package io.vertac.gateway.input;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The sensors of one batch, each once, in order of appearance. */
final class SensorTable {
  private final List<SensorRef> sensors = new ArrayList<>();
  private final Map<String, Integer> lastById = new HashMap<>();
  private final Map<SensorRef, Integer> byContent = new HashMap<>();

  /** The sensor's position, added if it was not there. */
  int indexOf(String sensorId, String name, String unit) {
    Integer last = lastById.get(sensorId);
    if (last != null && same(sensors.get(last), name, unit)) {
      return last;
    }
    int index =
        byContent.computeIfAbsent(
            new SensorRef(sensorId, name, unit),
            sensor -> {
              sensors.add(sensor);
              return sensors.size() - 1;
            });
    lastById.put(sensorId, index);
    return index;
  }

  /** Seen before with exactly this content, hence checked before. */
  boolean knows(String sensorId, String name, String unit) {
    Integer last = lastById.get(sensorId);
    return last != null && same(sensors.get(last), name, unit);
  }

  List<SensorRef> list() {
    return sensors;
  }

  private static boolean same(SensorRef sensor, String name, String unit) {
    return Objects.equals(sensor.sensorName(), name) && Objects.equals(sensor.unit(), unit);
  }
}
