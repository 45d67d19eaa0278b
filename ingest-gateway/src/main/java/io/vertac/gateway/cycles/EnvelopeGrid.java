package io.vertac.gateway.cycles;

import io.vertac.curves.PackedCurve;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Collects the lowest and highest values of curves at points of time that are evenly apart. */
final class EnvelopeGrid {
  private static final double NANOS_PER_SECOND = 1e9;

  private final double stepNs;
  private final double[] low;
  private final double[] high;

  /**
   * @param durationNs of the time that is looked at; what lies beyond is left out
   * @param points at least 2
   */
  EnvelopeGrid(long durationNs, int points) {
    this.stepNs = Math.max(1, durationNs) / (double) (points - 1);
    this.low = new double[points];
    this.high = new double[points];
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
  }

  /**
   * @param pace by which the curve's times are multiplied
   */
  void add(PackedCurve curve, double pace) {
    long[] times = curve.offsetsNs();
    double[] values = curve.values();
    for (int i = 0; i < times.length; i++) {
      include((int) Math.round(times[i] * pace / stepNs), values[i]);
      if (i > 0) {
        between(times[i - 1] * pace, values[i - 1], times[i] * pace, values[i]);
      }
    }
  }

  /** Points of time between two readings have a value, too. */
  private void between(double from, double first, double to, double last) {
    for (int at = (int) Math.ceil(from / stepNs); at * stepNs <= to && at < low.length; at++) {
      double part = to > from ? (at * stepNs - from) / (to - from) : 0;
      include(at, first + (last - first) * part);
    }
  }

  private void include(int at, double value) {
    if (at >= 0 && at < low.length) {
      low[at] = Math.min(low[at], value);
      high[at] = Math.max(high[at], value);
    }
  }

  CycleEnvelope.Band band(String sensorId, String sensorName, String unit) {
    int[] known = IntStream.range(0, low.length).filter(this::isKnown).toArray();
    return new CycleEnvelope.Band(
        sensorId,
        sensorName,
        unit,
        Arrays.stream(known).mapToDouble(i -> i * stepNs / NANOS_PER_SECOND).toArray(),
        Arrays.stream(known).mapToDouble(i -> low[i]).toArray(),
        Arrays.stream(known).mapToDouble(i -> high[i]).toArray());
  }

  private boolean isKnown(int at) {
    return low[at] <= high[at];
  }
}
