package io.vertac.cycle.domain;

import io.vertac.cycle.state.OpenCycle;
import io.vertac.events.BatchSensor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
    log.read(cycle.getNumber(), new Collector(bySensor));
    int samples = 0;
    int duplicates = 0;
    for (Curve curve : bySensor.values()) {
      duplicates += curve.sortAndDeduplicate();
      samples += curve.size();
    }
    return new CycleCurves(bySensor, samples, duplicates);
  }

  int sampleCount() {
    return sampleCount;
  }

  int duplicateCount() {
    return duplicateCount;
  }

  /**
   * Hands out every curve that is to be compared: a sensor that was seen in pauses only has none.
   */
  void compared(OpenCycle cycle, EachCurve each) {
    bySensor.forEach(
        (sensorId, curve) -> {
          Curve compared = withoutPauses(curve, cycle);
          if (compared.size() > 0) {
            each.accept(sensorId, compared, curve.size());
          }
        });
  }

  /** Takes one sensor's curve. */
  interface EachCurve {
    /**
     * @param sampleCount samples of the sensor, those of pauses included
     */
    void accept(String sensorId, Curve curve, int sampleCount);
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

  /** Puts samples at their sensors' curves. */
  private static final class Collector implements SampleReader {
    private final Map<String, Curve> bySensor;
    private List<BatchSensor> sensors;
    private Curve[] curves;

    Collector(Map<String, Curve> bySensor) {
      this.bySensor = bySensor;
    }

    @Override
    public void sensors(List<BatchSensor> next) {
      sensors = next;
      curves = new Curve[next.size()];
    }

    @Override
    public void sample(int position, long timeNs, double value, double quality) {
      if (curves[position] == null) {
        BatchSensor sensor = sensors.get(position);
        curves[position] =
            bySensor.computeIfAbsent(
                sensor.getSensorId(), id -> new Curve(sensor.getSensorName(), sensor.getUnit()));
      }
      curves[position].add(timeNs, value, quality);
    }
  }
}
