package io.vertac.gateway;

import io.vertac.config.ConfigurationException;
import io.vertac.gateway.oidc.OidcTokens;
import io.vertac.gateway.security.AccessSettings;
import io.vertac.gateway.security.ApiKeys;
import io.vertac.gateway.security.Door;
import io.vertac.gateway.security.EndedSessions;
import io.vertac.gateway.security.Sessions;
import io.vertac.gateway.security.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.BooleanSupplier;

/** Puts the door together, and sees that somebody can get in before others can reach it. */
final class Entrance {
  private static final int SECRET_BYTES = 32;

  private Entrance() {}

  static Door door(
      AccessSettings settings,
      ApiKeys keys,
      EndedSessions ended,
      BooleanSupplier keysAreRead,
      Clock clock) {
    Sessions sessions =
        new Sessions(secret(settings), settings.sessionLifetime(), keys, ended, clock);
    return new Door(settings, keys, keysAreRead, sessions, tokens(settings, clock), clock);
  }

  /**
   * @throws ConfigurationException if others reach the gateway and nobody has a key
   */
  static void requireSomeWayIn(AccessSettings settings, String host, ApiKeys keys) {
    if (settings.isClosedFromTheStart() && settings.oidc().isEmpty() && !keys.areUsable()) {
      throw ConfigurationException.invalid(
          "HOST",
          host,
          "a loopback address such as 127.0.0.1 as long as nobody has a key; make one first with"
              + " './vertac keys create --role admin', or let everybody in who reaches this"
              + " address with --insecure (GATEWAY_INSECURE=true)");
    }
  }

  private static Tokens tokens(AccessSettings settings, Clock clock) {
    return settings.oidc().<Tokens>map(oidc -> new OidcTokens(oidc, clock)).orElse(Tokens.NONE);
  }

  private static byte[] secret(AccessSettings settings) {
    return settings
        .sessionSecret()
        .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
        .orElseGet(Entrance::randomSecret);
  }

  private static byte[] randomSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return secret;
  }
}
