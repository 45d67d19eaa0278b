package io.vertac.gateway.cycles;

import java.util.List;

/**
 * The curves of one cycle beside those of the reference.
 *
 * @param referenceCycleId the cycle that this one was compared with, or will be; null for none, and
 *     for the reference itself
 */
public record CycleTraces(
    String cycleId,
    String streamId,
    Integer cycleNumber,
    String state,
    String startTime,
    String endTime,
    String referenceCycleId,
    List<Trace> traces) {

  /**
   * One sensor's curve.
   *
   * @param sampleCount samples there were
   * @param reduced there are fewer points than samples; peaks are kept
   * @param offsetsSec seconds after the cycle's start
   * @param reference the same sensor in the reference cycle; null if it has none
   */
  public record Trace(
      String sensorId,
      String sensorName,
      String unit,
      String startTime,
      double durationSec,
      int sampleCount,
      boolean reduced,
      double[] offsetsSec,
      double[] values,
      Reference reference) {}

  /**
   * @param offsetsSec seconds after the reference cycle's start
   */
  public record Reference(
      String cycleId,
      int cycleNumber,
      double durationSec,
      boolean reduced,
      double[] offsetsSec,
      double[] values) {}
}
