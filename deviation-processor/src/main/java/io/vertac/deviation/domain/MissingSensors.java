package io.vertac.deviation.domain;

import io.vertac.deviation.domain.learning.Baseline;
import io.vertac.deviation.domain.learning.SensorBaseline;
import io.vertac.deviation.domain.settings.CycleSettings;
import io.vertac.events.CycleEvent;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Sensors that should have come and did not: registered with the machine, or in its reference
 * cycle.
 *
 * @param names by sensor id, in its order
 */
record MissingSensors(Map<String, String> names) {
  static final MissingSensors NONE = new MissingSensors(Map.of());

  /**
   * @param baseline null if nothing is known
   * @param there sensors with a usable curve
   * @param nameOf a sensor that is not there
   */
  static MissingSensors of(
      CycleEvent event,
      Baseline baseline,
      Collection<SensorCurves> there,
      CycleSettings settings,
      UnaryOperator<String> nameOf) {
    TreeSet<String> expected = new TreeSet<>(event.getExpectedSensors());
    if (baseline != null) {
      baseline.sensors().stream().map(SensorBaseline::sensorId).forEach(expected::add);
    }
    there.forEach(sensor -> expected.remove(sensor.sensorId()));
    expected.removeIf(sensorId -> !settings.of(sensorId).analysed());
    Map<String, String> names = new TreeMap<>();
    expected.forEach(sensorId -> names.put(sensorId, nameOf.apply(sensorId)));
    return new MissingSensors(names);
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  int count() {
    return names.size();
  }
}
