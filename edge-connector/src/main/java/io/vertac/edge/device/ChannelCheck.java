package io.vertac.edge.device;

import java.util.Optional;

/**
 * What one channel gave when it was tried.
 *
 * @param address the channel's address in the device's own terms
 * @param seen what it gave
 * @param problem for people: why it gave nothing and what to do; empty if it gave something
 */
public record ChannelCheck(String address, SeenReadings seen, String problem) {

  /** A channel that gave one reading. */
  public static ChannelCheck of(String address, Reading reading) {
    SeenReadings seen = new SeenReadings();
    seen.add(reading);
    return new ChannelCheck(address, seen, "");
  }

  /** A channel that gave nothing. */
  public static ChannelCheck failed(String address, String problem) {
    return new ChannelCheck(address, new SeenReadings(), problem);
  }

  /** The last reading; empty if there was none. */
  public Optional<Reading> reading() {
    return seen.number().or(seen::other);
  }
}
