package io.vertac.edge.device;

/**
 * One value of one channel, as the device gave it.
 *
 * @param channel position of the channel in the configuration: sensors first, then signals
 * @param timeNanos when it was taken, nanoseconds since 1970, on the device's clock if it has one
 * @param value not a number if there is only a text
 * @param quality 0 (useless) to 1 (good), from the device's own status
 * @param text what a signal says in words; empty for numbers
 */
public record Reading(int channel, long timeNanos, double value, double quality, String text) {
  public Reading(int channel, long timeNanos, double value, double quality) {
    this(channel, timeNanos, value, quality, "");
  }
}
