package io.vertac.gateway.security;

import io.vertac.gateway.problem.Refusal;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Nobody takes more than their share: token buckets for addresses and for keys. */
public final class RequestLimits {
  private static final int IPV6_NETWORK_GROUPS = 4;

  private final Buckets addresses;
  private final Buckets callers;
  private final Buckets refused;

  public RequestLimits(LimitSettings settings) {
    this.addresses = new Buckets(settings.perAddress(), Duration.ofSeconds(1));
    this.callers = new Buckets(settings.perKey(), Duration.ofSeconds(1));
    this.refused = new Buckets(settings.refusedPerMinute(), Duration.ofMinutes(1));
  }

  /**
   * @param address as a literal
   * @throws Refusal 429 if too much comes from there
   */
  public void requireRoomForAddress(String address) {
    if (!isLoopback(address)) {
      addresses.take(network(address), "too many requests from this address");
    }
  }

  /**
   * @throws Refusal 429 if it asks too often; one who was not asked for a key is not counted
   */
  public void requireRoomFor(Caller caller) {
    if (caller != Caller.ANYONE) {
      callers.take(caller.id(), "too many requests with this key");
    }
  }

  /**
   * Notes that somebody was refused for want of a key.
   *
   * @throws Refusal 429 if that happens there too often
   */
  public void noteRefused(String address) {
    refused.take(network(address), "too many requests without a valid key from this address");
  }

  private static boolean isLoopback(String address) {
    return address.startsWith("127.")
        || address.equals("[0:0:0:0:0:0:0:1]")
        || address.equals("0:0:0:0:0:0:0:1");
  }

  /** A household has 64 bits of IPv6 addresses to choose from; they count as one. */
  static String network(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    return Arrays.stream(address.replace("[", "").split(":"))
        .limit(IPV6_NETWORK_GROUPS)
        .collect(Collectors.joining(":"));
  }
}
