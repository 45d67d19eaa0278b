package io.vertac.deviation.domain.features;

/**
 * One question asked about a curve, answered with one number in units of the learnt profile's
 * amplitude.
 */
public enum Check {
  /** DTW of the curve to the profile, both without their means, a point. */
  SHAPE(true, 0.5),
  /** Mean. */
  LEVEL(false, 1),
  /** Total variation: how much the curve moves up and down altogether. */
  TV(false, 2),
  /** Mean of the highest points above the curve's mean. */
  HI(false, 1),
  /** Mean of the lowest points above the curve's mean. */
  LO(false, 1),
  /** DTW of the steps from point to point. */
  DSHAPE(true, 0.05),
  /** Rise over the whole cycle, of the straight line fitted to it. */
  SLOPE(false, 1),
  /** Largest differences from the profile, point by point, the mean difference taken out. */
  CTOP(true, 1),
  /** Mean of these differences. */
  CMAD(true, 0.5),
  /** Largest differences, with the level, each in units of what is usual at its point. */
  WTOP(true, 0),
  /** The same without the level. */
  CTW(true, 0);

  /** How many checks there are. */
  public static final int COUNT = values().length;

  /** The checks from here on are too keen to blame, so they take no part in who is to blame. */
  public static final int BLAMING = WTOP.ordinal();

  private final boolean upward;
  private final double quantumWeight;

  Check(boolean upward, double quantumWeight) {
    this.upward = upward;
    this.quantumWeight = quantumWeight;
  }

  /** Whether only values above the usual are conspicuous. */
  public boolean upward() {
    return upward;
  }

  /** How much of a shift by one digit of the sensor can show in this check. */
  public double quantumWeight() {
    return quantumWeight;
  }
}
