package io.vertac.gateway.security;

import io.vertac.config.ConfigurationException;
import io.vertac.config.Environment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Who is let in.
 *
 * @param insecure {@code GATEWAY_INSECURE}: everybody, and may do everything
 * @param loopback whether only this machine reaches the gateway
 * @param sessionSecret {@code GATEWAY_SESSION_SECRET}, the same for all gateways; empty to make one
 *     that is forgotten when the gateway stops; never shown
 * @param sessionLifetime {@code GATEWAY_SESSION_HOURS}
 * @param oidc whose tokens are taken besides keys
 */
public record AccessSettings(
    boolean insecure,
    boolean loopback,
    Optional<String> sessionSecret,
    Duration sessionLifetime,
    Optional<OidcSettings> oidc) {
  private static final int MIN_SECRET = 32;

  public AccessSettings {
    sessionSecret.ifPresent(AccessSettings::requireLong);
  }

  /**
   * @throws ConfigurationException if a setting cannot be used
   */
  public static AccessSettings from(Environment environment, boolean loopback) {
    return new AccessSettings(
        environment.flag("GATEWAY_INSECURE", false),
        loopback,
        environment.secret("GATEWAY_SESSION_SECRET"),
        Duration.ofHours(environment.integer("GATEWAY_SESSION_HOURS", 12, 1, 720)),
        OidcSettings.from(environment));
  }

  /** Whether nobody may come in without a key, even if there is none yet. */
  public boolean isClosedFromTheStart() {
    return !loopback && !insecure;
  }

  private static void requireLong(String secret) {
    if (secret.getBytes(StandardCharsets.UTF_8).length < MIN_SECRET) {
      throw new ConfigurationException(
          "GATEWAY_SESSION_SECRET is too short: it needs at least "
              + MIN_SECRET
              + " bytes; make one with: openssl rand -base64 32");
    }
  }

  @Override
  public String toString() {
    return "AccessSettings[insecure=%s, loopback=%s, oidc=%s]".formatted(insecure, loopback, oidc);
  }
}
