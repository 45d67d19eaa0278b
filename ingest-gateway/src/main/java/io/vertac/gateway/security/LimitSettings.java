package io.vertac.gateway.security;

import io.vertac.config.Environment;

/**
 * How often one may ask. Zero is no limit.
 *
 * @param perAddress requests in a second from one address ({@code RATE_LIMIT_PER_ADDRESS}); of IPv6
 *     the first 64 bits count as one; loopback has no limit
 * @param perKey requests in a second with one key, token or session ({@code RATE_LIMIT_PER_KEY})
 * @param refusedPerMinute from one address that showed nothing that opens ({@code
 *     RATE_LIMIT_REFUSED_PER_MINUTE}); more are told to wait
 */
public record LimitSettings(int perAddress, int perKey, int refusedPerMinute) {
  private static final int MANY = 10_000_000;

  /**
   * @throws io.vertac.config.ConfigurationException if a setting cannot be used
   */
  public static LimitSettings from(Environment environment) {
    return new LimitSettings(
        environment.integer("RATE_LIMIT_PER_ADDRESS", 10_000, 0, MANY),
        environment.integer("RATE_LIMIT_PER_KEY", 5_000, 0, MANY),
        environment.integer("RATE_LIMIT_REFUSED_PER_MINUTE", 60, 0, MANY));
  }
}
