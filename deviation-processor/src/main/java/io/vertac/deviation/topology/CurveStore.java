package io.vertac.deviation.topology;

import io.vertac.deviation.domain.GridCurve;
import io.vertac.deviation.state.StoredCurve;
import io.vertac.events.SensorTrace;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The curves of finished cycles. */
final class CurveStore {
  private static final char SEPARATOR = '|';
  private static final char BEHIND_SEPARATOR = SEPARATOR + 1;

  private final KeyValueStore<String, StoredCurve> store;

  CurveStore(KeyValueStore<String, StoredCurve> store) {
    this.store = store;
  }

  /**
   * @param curve empty if no sample of the trace can be used
   */
  void put(SensorTrace trace, Optional<GridCurve> curve) {
    List<Double> values =
        curve.map(c -> DoubleStream.of(c.values()).boxed().toList()).orElse(List.of());
    store.put(
        trace.getCycleId() + SEPARATOR + trace.getSensorId(),
        new StoredCurve(
            trace.getSensorId(),
            trace.getSensorName(),
            trace.getUnit(),
            trace.getCycleNumber(),
            ChronoUnit.MICROS.between(Instant.EPOCH, trace.getStartTime()),
            curve.map(GridCurve::durationS).orElse(0.0),
            values));
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
        if (!curve.getValues().isEmpty()) {
          curves.put(curve.getSensorId(), curve);
        }
      }
    }
    return curves;
  }

  void deleteCycle(String cycleId) {
    try (KeyValueIterator<String, StoredCurve> found = range(cycleId)) {
      while (found.hasNext()) {
        KeyValue<String, StoredCurve> entry = found.next();
        store.delete(entry.key);
      }
    }
  }

  static GridCurve onGrid(StoredCurve curve) {
    double[] values = new double[curve.getValues().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = curve.getValues().get(i);
    }
    return new GridCurve(curve.getStartUs(), curve.getDurationS(), values);
  }

  private KeyValueIterator<String, StoredCurve> range(String cycleId) {
    return store.range(cycleId + SEPARATOR, cycleId + BEHIND_SEPARATOR);
  }
}
