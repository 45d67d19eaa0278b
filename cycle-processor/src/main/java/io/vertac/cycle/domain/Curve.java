package io.vertac.cycle.domain;

import java.util.Arrays;

/** One sensor's samples of one cycle, as they come: growing columns without an object a sample. */
final class Curve {
  private static final int INITIAL_CAPACITY = 256;

  private final String sensorName;
  private final String unit;
  private long[] timesNs = new long[INITIAL_CAPACITY];
  private double[] values = new double[INITIAL_CAPACITY];
  private double[] qualities = new double[INITIAL_CAPACITY];
  private int size;
  private boolean sorted = true;

  Curve(String sensorName, String unit) {
    this.sensorName = sensorName;
    this.unit = unit;
  }

  void add(long timeNs, double value, double quality) {
    if (size == timesNs.length) {
      int capacity = size * 2;
      timesNs = Arrays.copyOf(timesNs, capacity);
      values = Arrays.copyOf(values, capacity);
      qualities = Arrays.copyOf(qualities, capacity);
    }
    sorted &= size == 0 || timeNs > timesNs[size - 1];
    timesNs[size] = timeNs;
    values[size] = value;
    qualities[size] = quality;
    size++;
  }

  /**
   * Sorts by time and keeps each time once, the sample that came first.
   *
   * @return how many samples were duplicates
   */
  int sortAndDeduplicate() {
    if (sorted) {
      return 0;
    }
    int[] order = orderByTime();
    int before = size;
    Curve ordered = new Curve(sensorName, unit);
    for (int i = 0; i < before; i++) {
      int from = order[i];
      if (ordered.size == 0 || timesNs[from] != ordered.timesNs[ordered.size - 1]) {
        ordered.add(timesNs[from], values[from], qualities[from]);
      }
    }
    timesNs = ordered.timesNs;
    values = ordered.values;
    qualities = ordered.qualities;
    size = ordered.size;
    sorted = true;
    return before - size;
  }

  /** Positions by time; of equal times the earlier arrival first. */
  private int[] orderByTime() {
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Long.compare(timesNs[a], timesNs[b]));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }

  String sensorName() {
    return sensorName;
  }

  String unit() {
    return unit;
  }

  int size() {
    return size;
  }

  long timeNs(int i) {
    return timesNs[i];
  }

  double value(int i) {
    return values[i];
  }

  double quality(int i) {
    return qualities[i];
  }
}
