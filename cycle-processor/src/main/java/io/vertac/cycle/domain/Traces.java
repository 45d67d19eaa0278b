package io.vertac.cycle.domain;

import io.vertac.cycle.state.OpenCycle;
import io.vertac.events.SensorTrace;
import io.vertac.settings.SensorChoices;

/** Builds the record of one sensor's curve in one cycle. */
final class Traces {
  private Traces() {}

  /**
   * @param curve without the samples of pauses; reduced here if it has more points than fit
   * @param sampleCount samples of the sensor, those of pauses included
   * @param maxPoints most points of a trace
   */
  static SensorTrace of(
      StreamContext stream,
      OpenCycle cycle,
      String sensorId,
      Curve curve,
      int sampleCount,
      int maxPoints) {
    Curve reduced = CurveReduction.reduce(curve, maxPoints);
    return SensorTrace.newBuilder()
        .setStreamId(stream.streamId())
        .setCycleId(cycle.getCycleId())
        .setCycleNumber(cycle.getNumber())
        .setSensorId(sensorId)
        .setSensorName(curve.sensorName())
        .setUnit(curve.unit())
        .setStartTime(Times.instant(cycle.getStartUs()))
        .setEndTime(Times.instant(cycle.getEndUs()))
        .setOffsetsNs(CurveColumns.offsets(reduced, cycle.getStartUs() * 1_000))
        .setValues(CurveColumns.values(reduced))
        .setQualities(CurveColumns.qualities(reduced))
        .setSampleCount(sampleCount)
        .setReduced(reduced != curve)
        .setPauses(Events.pauses(cycle))
        .setFirstSampleTime(Times.instantOfNsOrNull(cycle.getFirstSampleNs()))
        .setLastSampleTime(Times.instantOfNsOrNull(cycle.getLastSampleNs()))
        .setSettings(SensorChoices.of(stream.settings().of(cycle.getSettingsVersion()), sensorId))
        .build();
  }
}
