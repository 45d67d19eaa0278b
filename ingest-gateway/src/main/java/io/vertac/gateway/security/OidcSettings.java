package io.vertac.gateway.security;

import io.vertac.config.ConfigurationException;
import io.vertac.config.Environment;
import java.net.URI;
import java.net.URL;
import java.util.Optional;

/**
 * An OpenID provider whose tokens open the gateway.
 *
 * @param issuer {@code OIDC_ISSUER}, exactly as tokens carry it
 * @param audience {@code OIDC_AUDIENCE}: what tokens for this gateway are made out to
 * @param keys {@code OIDC_JWKS_URL}: where the provider shows the keys it signs with
 * @param rolesClaim {@code OIDC_ROLES_CLAIM}: where in a token the roles are; dots lead into
 *     objects
 * @param rolePrefix {@code OIDC_ROLE_PREFIX}: what the roles meant for VerTac begin with
 */
public record OidcSettings(
    String issuer, String audience, URL keys, String rolesClaim, String rolePrefix) {

  /**
   * Empty if {@code OIDC_ISSUER} is not set.
   *
   * @throws ConfigurationException if a setting is missing or cannot be used
   */
  public static Optional<OidcSettings> from(Environment environment) {
    return environment
        .find("OIDC_ISSUER")
        .map(
            issuer ->
                new OidcSettings(
                    issuer,
                    environment.require("OIDC_AUDIENCE", "vertac"),
                    url(environment.require("OIDC_JWKS_URL", issuer + "/protocol/certs")),
                    environment.get("OIDC_ROLES_CLAIM", "roles"),
                    environment.get("OIDC_ROLE_PREFIX", "vertac-")));
  }

  private static URL url(String text) {
    try {
      URI uri = URI.create(text);
      boolean secure =
          "https".equals(uri.getScheme())
              || ("http".equals(uri.getScheme()) && isLoopback(uri.getHost()));
      if (secure) {
        return uri.toURL();
      }
    } catch (IllegalArgumentException | java.net.MalformedURLException e) {
      // Said below.
    }
    throw ConfigurationException.invalid(
        "OIDC_JWKS_URL", text, "an https address (http on loopback only)");
  }

  private static boolean isLoopback(String host) {
    return "127.0.0.1".equals(host) || "localhost".equals(host) || "[::1]".equals(host);
  }
}
