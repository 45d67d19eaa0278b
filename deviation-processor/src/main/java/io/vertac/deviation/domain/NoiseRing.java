package io.vertac.deviation.domain;

import io.vertac.deviation.kernel.Quantiles;
import io.vertac.deviation.state.SensorMemory;
import java.util.ArrayList;
import java.util.List;

/**
 * How much a sensor's neighbouring cycles differ: the measure of what is usual.
 *
 * <p>Nobody has to know whether those cycles were good. A lasting fault moves the curve, but it
 * does not change how much one cycle differs from the next, so it never becomes usual by lasting.
 */
final class NoiseRing {
  private static final int CAPACITY = 64;

  /** Usual is never more than this: neighbours that are all different must not hide faults. */
  private static final double WHOLE_CAP = 0.05;

  private static final double TOP_CAP = 0.15;

  private NoiseRing() {}

  static SensorMemory with(SensorMemory memory, Departure departure) {
    return new SensorMemory(
        appended(memory.getWhole(), departure.whole()), appended(memory.getTop(), departure.top()));
  }

  static double usualWhole(SensorMemory memory) {
    return usual(memory.getWhole(), WHOLE_CAP);
  }

  static double usualTop(SensorMemory memory) {
    return usual(memory.getTop(), TOP_CAP);
  }

  /** The median; the cap counts as two values, so that few cycles do not decide alone. */
  private static double usual(List<Double> ring, double cap) {
    double[] values = new double[ring.size() + 2];
    values[0] = cap;
    values[1] = cap;
    for (int i = 0; i < ring.size(); i++) {
      values[i + 2] = ring.get(i);
    }
    return Math.min(cap, Quantiles.of(values, values.length).median());
  }

  private static List<Double> appended(List<Double> ring, double value) {
    List<Double> longer = new ArrayList<>(ring);
    longer.add(value);
    return longer.size() > CAPACITY ? longer.subList(1, longer.size()) : longer;
  }
}
