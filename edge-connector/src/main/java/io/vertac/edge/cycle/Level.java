package io.vertac.edge.cycle;

/**
 * Turns a channel's value into on and off.
 *
 * @param channel position in the configuration: sensors first, then signals
 * @param kind how
 * @param limit the bit's number, or the threshold
 * @param hysteresis how far the value has to come back over the threshold to be off again
 */
public record Level(int channel, Kind kind, double limit, double hysteresis) {
  /** Ways to turn a value into on and off. */
  public enum Kind {
    /** On when it is not 0. */
    NONZERO,
    /** On when that bit of the whole number is 1. */
    BIT,
    /** On from the threshold upwards. */
    ABOVE,
    /** On from the threshold downwards. */
    BELOW
  }

  /**
   * @param before whether it was on; decides between threshold and hysteresis
   */
  boolean on(double value, boolean before) {
    return switch (kind) {
      case NONZERO -> value != 0;
      case BIT -> ((long) value >> (int) limit & 1) == 1;
      case ABOVE -> value >= (before ? limit - hysteresis : limit);
      case BELOW -> value <= (before ? limit + hysteresis : limit);
    };
  }
}
