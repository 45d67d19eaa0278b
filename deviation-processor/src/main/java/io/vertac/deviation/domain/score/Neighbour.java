package io.vertac.deviation.domain.score;

import io.vertac.deviation.domain.features.Departure;
import io.vertac.deviation.domain.learning.Baseline;

/** How unusual the difference between a cycle and the one before it is, for one sensor. */
public final class Neighbour {
  private Neighbour() {}

  /**
   * @param baseline null if nothing is known of the machine
   * @return from 0, on the scale of the label-free score
   */
  public static double strength(Baseline baseline, String sensorId, Departure departure) {
    if (baseline == null) {
      return LabelFree.unknown(departure).largest();
    }
    return baseline.sensors().stream()
        .filter(sensor -> sensor.sensorId().equals(sensorId))
        .findFirst()
        .map(sensor -> LabelFree.believed(sensor, baseline.learned(), departure))
        .orElseGet(() -> LabelFree.unknown(departure))
        .largest();
  }
}
