package io.vertac.gateway.security;

import io.vertac.gateway.problem.Refusal;
import java.time.Duration;

/**
 * Says of what anybody can cause as often as they like whether it is worth a line: no address takes
 * more than its share, and all together no more than somebody wants to read or keep.
 */
public final class Sparing {
  private static final String ALL = "";

  private final Buckets addresses;
  private final Buckets overall;

  /**
   * @param perAddress and {@code inAll}: how many over the time; twice as many at once
   */
  public Sparing(int perAddress, int inAll, Duration over) {
    this.addresses = new Buckets(perAddress, over);
    this.overall = new Buckets(inAll, over);
  }

  /** Whether this one is; IPv6 addresses of one network count as one. */
  public boolean isWorthIt(String address) {
    try {
      addresses.take(RequestLimits.network(address), "");
      overall.take(ALL, "");
      return true;
    } catch (Refusal enough) {
      return false;
    }
  }
}
