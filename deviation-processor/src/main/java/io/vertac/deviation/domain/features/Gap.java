package io.vertac.deviation.domain.features;

/**
 * The longest time of a cycle in which a sensor gave no usable sample.
 *
 * @param fromS seconds after the cycle's start, pauses not counted
 */
public record Gap(double fromS, double toS) {
  public static final Gap NONE = new Gap(0, 0);

  private static final double WORTH_TELLING = 0.1;
  private static final double TIMES = 3;

  public double lengthS() {
    return toS - fromS;
  }

  /**
   * Whether samples are missing that usually are there.
   *
   * @param usual the sensor's gap in its reference cycle
   * @param durationS of the cycle
   */
  public boolean isBeyond(Gap usual, double durationS) {
    return lengthS() >= WORTH_TELLING * durationS && lengthS() >= TIMES * usual.lengthS();
  }
}
