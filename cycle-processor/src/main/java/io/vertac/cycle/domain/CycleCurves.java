package io.vertac.cycle.domain;

import io.vertac.cycle.domain.SampleLog.StoredChunk;
import io.vertac.cycle.state.OpenCycle;
import io.vertac.events.BatchSensor;
import io.vertac.events.Sample;
import io.vertac.events.SensorTrace;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The curves of one cycle, put together from its chunks: sorted, each time once. */
final class CycleCurves {
  private final Map<String, Curve> bySensor;
  private final int sampleCount;
  private final int duplicateCount;

  private CycleCurves(Map<String, Curve> bySensor, int sampleCount, int duplicateCount) {
    this.bySensor = bySensor;
    this.sampleCount = sampleCount;
    this.duplicateCount = duplicateCount;
  }

  static CycleCurves collect(SampleLog log, OpenCycle cycle) {
    Map<String, Curve> bySensor = new TreeMap<>();
    log.scan(cycle.getNumber(), chunk -> collect(chunk, bySensor));
    int samples = 0;
    int duplicates = 0;
    for (Curve curve : bySensor.values()) {
      duplicates += curve.sortAndDeduplicate();
      samples += curve.size();
    }
    return new CycleCurves(bySensor, samples, duplicates);
  }

  private static void collect(StoredChunk chunk, Map<String, Curve> bySensor) {
    List<BatchSensor> sensors = chunk.batch().getSensors();
    Curve[] curves = new Curve[sensors.size()];
    for (Sample sample : chunk.batch().getSamples()) {
      int position = sample.getSensor();
      if (curves[position] == null) {
        BatchSensor sensor = sensors.get(position);
        curves[position] =
            bySensor.computeIfAbsent(
                sensor.getSensorId(), id -> new Curve(sensor.getSensorName(), sensor.getUnit()));
      }
      curves[position].add(Times.ns(sample), sample.getValue(), sample.getQuality());
    }
  }

  int sampleCount() {
    return sampleCount;
  }

  int duplicateCount() {
    return duplicateCount;
  }

  /**
   * Emits one trace a sensor.
   *
   * @return the sensors a trace was emitted for: a sensor that was seen in pauses only has none
   */
  Set<String> emit(StreamContext stream, OpenCycle cycle, int maxPoints) {
    Set<String> traced = new TreeSet<>();
    bySensor.forEach(
        (sensorId, curve) -> {
          Curve compared = withoutPauses(curve, cycle);
          if (compared.size() > 0) {
            Curve reduced = CurveReduction.reduce(compared, maxPoints);
            boolean isReduced = reduced != compared;
            stream
                .outcome()
                .trace(
                    trace(stream, cycle, sensorId, reduced, curve.size(), isReduced),
                    cycle.getDeadlineUs());
            traced.add(sensorId);
          }
        });
    return traced;
  }

  private static Curve withoutPauses(Curve curve, OpenCycle cycle) {
    if (cycle.getPauses().isEmpty()) {
      return curve;
    }
    Curve compared = new Curve(curve.sensorName(), curve.unit());
    for (int i = 0; i < curve.size(); i++) {
      if (!Pauses.contain(cycle, Times.nsToUs(curve.timeNs(i)))) {
        compared.add(curve.timeNs(i), curve.value(i), curve.quality(i));
      }
    }
    return compared;
  }

  private static SensorTrace trace(
      StreamContext stream,
      OpenCycle cycle,
      String sensorId,
      Curve curve,
      int sampleCount,
      boolean reduced) {
    return SensorTrace.newBuilder()
        .setStreamId(stream.streamId())
        .setCycleId(cycle.getCycleId())
        .setCycleNumber(cycle.getNumber())
        .setSensorId(sensorId)
        .setSensorName(curve.sensorName())
        .setUnit(curve.unit())
        .setStartTime(Times.instant(cycle.getStartUs()))
        .setEndTime(Times.instant(cycle.getEndUs()))
        .setOffsetsNs(CurveColumns.offsets(curve, cycle.getStartUs() * 1_000))
        .setValues(CurveColumns.values(curve))
        .setQualities(CurveColumns.qualities(curve))
        .setSampleCount(sampleCount)
        .setReduced(reduced)
        .setPauses(Events.pauses(cycle))
        .build();
  }
}
