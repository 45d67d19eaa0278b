package io.vertac.deviation.topology;

import io.vertac.deviation.domain.SensorCurves;
import io.vertac.deviation.domain.features.Gap;
import io.vertac.deviation.domain.features.GridCurve;
import io.vertac.deviation.domain.features.Timeline;
import io.vertac.deviation.domain.score.ObservedCycle;
import io.vertac.deviation.domain.settings.CycleSettings;
import io.vertac.deviation.domain.settings.SignalSettings;
import io.vertac.deviation.domain.settings.Smoothing;
import io.vertac.deviation.state.StoredCurve;
import io.vertac.events.CycleEvent;
import io.vertac.events.SensorTrace;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The curves of finished cycles. */
final class CurveStore {
  private static final char SEPARATOR = '|';
  private static final char BEHIND_SEPARATOR = SEPARATOR + 1;

  private static final double[] NO_VALUES = {};

  private final KeyValueStore<String, StoredCurve> store;

  CurveStore(KeyValueStore<String, StoredCurve> store) {
    this.store = store;
  }

  /**
   * @param curve empty if no sample of the trace can be used
   */
  void put(SensorTrace trace, Optional<GridCurve> curve) {
    store.put(
        trace.getCycleId() + SEPARATOR + trace.getSensorId(),
        new StoredCurve(
            trace.getSensorId(),
            trace.getSensorName(),
            trace.getUnit(),
            trace.getCycleNumber(),
            ChronoUnit.MICROS.between(Instant.EPOCH, trace.getStartTime()),
            curve.map(GridCurve::durationS).orElse(0.0),
            curve.map(GridCurve::quantum).orElse(0.0),
            curve.map(c -> c.gap().fromS()).orElse(0.0),
            curve.map(c -> c.gap().toS()).orElse(0.0),
            curve.map(c -> c.timeline().leadS()).orElse(0.0),
            curve.map(CurveStore::pauses).orElse(List.of()),
            Packed.doubles(curve.map(GridCurve::values).orElse(NO_VALUES))));
  }

  /** The usable curves of a cycle by sensor; none for an unknown cycle. */
  Map<String, StoredCurve> ofCycle(String cycleId) {
    Map<String, StoredCurve> curves = new TreeMap<>();
    if (cycleId == null) {
      return curves;
    }
    try (KeyValueIterator<String, StoredCurve> found = range(cycleId)) {
      while (found.hasNext()) {
        StoredCurve curve = found.next().value;
        if (curve.getValues().hasRemaining()) {
          curves.put(curve.getSensorId(), curve);
        }
      }
    }
    return curves;
  }

  /** What a sensor was called in a cycle; its id if it was not there. */
  String nameOf(String cycleId, String sensorId) {
    StoredCurve curve = cycleId == null ? null : store.get(cycleId + SEPARATOR + sensorId);
    return curve == null ? sensorId : curve.getSensorName();
  }

  /** Whether any usable curve of the cycle is kept. */
  boolean isKept(String cycleId) {
    try (KeyValueIterator<String, StoredCurve> found = range(cycleId)) {
      while (found.hasNext()) {
        if (found.next().value.getValues().hasRemaining()) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * All sensors of a cycle with their curves in reference and predecessor, prepared as the cycle's
   * settings want them.
   */
  List<SensorCurves> gather(CycleEvent event, CycleSettings settings) {
    Smoothing smoothing = new Smoothing();
    Map<String, StoredCurve> reference = ofCycle(event.getReferenceCycleId());
    Map<String, StoredCurve> previous = ofCycle(event.getPreviousCycleId());
    List<SensorCurves> sensors = new ArrayList<>();
    for (StoredCurve curve : ofCycle(event.getCycleId()).values()) {
      String sensorId = curve.getSensorId();
      SignalSettings signal = settings.of(sensorId);
      sensors.add(
          new SensorCurves(
              sensorId,
              curve.getSensorName(),
              curve.getUnit(),
              smoothing.of(onGrid(curve), signal),
              Optional.ofNullable(reference.get(sensorId))
                  .map(c -> smoothing.of(onGrid(c), signal)),
              Optional.ofNullable(previous.get(sensorId))
                  .map(c -> smoothing.of(onGrid(c), signal))));
    }
    return sensors;
  }

  /**
   * A finished cycle as the detection would see it with these settings.
   *
   * @return without curves if they are kept no longer
   */
  ObservedCycle observed(String cycleId, CycleSettings settings) {
    Smoothing smoothing = new Smoothing();
    Map<String, GridCurve> curves = new LinkedHashMap<>();
    double durationS = 0;
    for (StoredCurve curve : ofCycle(cycleId).values()) {
      SignalSettings signal = settings.of(curve.getSensorId());
      if (signal.analysed()) {
        curves.put(curve.getSensorId(), smoothing.of(onGrid(curve), signal));
      }
      durationS = Math.max(durationS, curve.getDurationS());
    }
    return new ObservedCycle(cycleId, durationS, curves);
  }

  void deleteCycle(String cycleId) {
    try (KeyValueIterator<String, StoredCurve> found = range(cycleId)) {
      while (found.hasNext()) {
        KeyValue<String, StoredCurve> entry = found.next();
        store.delete(entry.key);
      }
    }
  }

  private static GridCurve onGrid(StoredCurve curve) {
    return new GridCurve(
        curve.getStartUs() + Math.round(curve.getLeadS() * 1e6),
        curve.getDurationS(),
        curve.getQuantum(),
        new Gap(curve.getGapFromS(), curve.getGapToS()),
        timeline(curve),
        Packed.doubles(curve.getValues()));
  }

  private static List<Double> pauses(GridCurve curve) {
    return curve.timeline().pauses().stream()
        .flatMap(pause -> Stream.of(pause.fromS(), pause.toS()))
        .toList();
  }

  private static Timeline timeline(StoredCurve curve) {
    List<Double> edges = curve.getPauses();
    List<Timeline.Pause> pauses = new ArrayList<>();
    for (int i = 0; i + 1 < edges.size(); i += 2) {
      pauses.add(new Timeline.Pause(edges.get(i), edges.get(i + 1)));
    }
    return new Timeline(curve.getLeadS(), pauses);
  }

  private KeyValueIterator<String, StoredCurve> range(String cycleId) {
    return store.range(cycleId + SEPARATOR, cycleId + BEHIND_SEPARATOR);
  }
}
