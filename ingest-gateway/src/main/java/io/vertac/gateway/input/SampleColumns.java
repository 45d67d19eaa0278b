package io.vertac.gateway.input;

import java.util.Arrays;

/**
 * Samples column by column: a batch may have a hundred thousand, and an object for each would be
 * garbage at once.
 */
public final class SampleColumns {
  private static final int FIRST_CAPACITY = 64;

  private int size;
  private int[] sensors;
  private long[] epochNanos;
  private double[] values;
  private double[] qualities;

  SampleColumns() {
    this(FIRST_CAPACITY);
  }

  /**
   * @param expected how many samples there may be; more are taken, too
   */
  SampleColumns(int expected) {
    int capacity = Math.max(1, expected);
    sensors = new int[capacity];
    epochNanos = new long[capacity];
    values = new double[capacity];
    qualities = new double[capacity];
  }

  void add(int sensor, long nanos, double value, double quality) {
    if (size == sensors.length) {
      grow();
    }
    sensors[size] = sensor;
    epochNanos[size] = nanos;
    values[size] = value;
    qualities[size] = quality;
    size++;
  }

  public int size() {
    return size;
  }

  /** Position of the sample's sensor in the batch's list of sensors. */
  public int sensor(int index) {
    return sensors[index];
  }

  /** When it was taken: nanoseconds since 1970-01-01T00:00Z. */
  public long epochNanos(int index) {
    return epochNanos[index];
  }

  public double value(int index) {
    return values[index];
  }

  /** From 0 to 1. */
  public double quality(int index) {
    return qualities[index];
  }

  private void grow() {
    int capacity = size * 2;
    sensors = Arrays.copyOf(sensors, capacity);
    epochNanos = Arrays.copyOf(epochNanos, capacity);
    values = Arrays.copyOf(values, capacity);
    qualities = Arrays.copyOf(qualities, capacity);
  }
}
