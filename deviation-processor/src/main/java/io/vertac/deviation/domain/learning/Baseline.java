package io.vertac.deviation.domain.learning;

import io.vertac.deviation.kernel.Quantiles;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of a machine that makes one product: its sensors, and which cycles it was learnt
 * from. It belongs to one choice of a reference cycle; another choice begins another baseline.
 */
public final class Baseline {
  private final List<SensorBaseline> sensors;
  private final List<String> cycles = new ArrayList<>();
  private final Ring durations = new Ring(1);
  private final Ring lengths = new Ring(1);
  private int learned;
  private int observations;
  private int strangeInARow;

  /**
   * @param sensors those with samples in the reference cycle; the order is kept
   */
  public Baseline(List<SensorBaseline> sensors) {
    this.sensors = sensors;
  }

  public List<SensorBaseline> sensors() {
    return sensors;
  }

  /** The learnt cycles that the rings hold, oldest first, as many as there are durations. */
  public List<String> cycles() {
    return cycles;
  }

  /** Seconds that the learnt cycles took. */
  public Ring durations() {
    return durations;
  }

  /** Seconds that a cycle usually takes. */
  public double usualDurationS() {
    double[] learned = durations.column(0);
    return Quantiles.of(learned, learned.length).median();
  }

  /** How conspicuous the length of learnt cycles was when they were judged. */
  public Ring lengths() {
    return lengths;
  }

  /** How many cycles are learnt, K. */
  public int learned() {
    return learned;
  }

  public void learned(int count) {
    learned = count;
  }

  /** How many cycles have been seen beside their predecessor, learnt or not, up to a ring. */
  public int observations() {
    return observations;
  }

  public void observations(int count) {
    observations = count;
  }

  /** How many cycles in a row, up to the last, would not have been learnt by themselves. */
  public int strangeInARow() {
    return strangeInARow;
  }

  public void strangeInARow(int cycles) {
    strangeInARow = cycles;
  }

  /** Whether any sensor has a cycle before this one to be compared with. */
  public boolean hasPrevious() {
    return sensors.stream().anyMatch(s -> s.previous() != null);
  }
}
