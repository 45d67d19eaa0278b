package io.vertac.gateway.cycles;

import java.util.List;

/**
 * Between which curves the healthy cycles lay that were compared with a reference.
 *
 * @param cycleId the reference
 * @param cycles how many were looked at, the reference included
 */
public record CycleEnvelope(String cycleId, int cycles, List<Band> sensors) {

  /**
   * One sensor's lowest and highest values at each point of time.
   *
   * @param offsetsSec seconds after the start of the cycle, evenly apart
   */
  public record Band(
      String sensorId,
      String sensorName,
      String unit,
      double[] offsetsSec,
      double[] low,
      double[] high) {}
}
