package io.vertac.gateway.tls;

import io.vertac.config.ConfigurationException;
import io.vertac.config.Environment;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the gateway shows of itself, and whether it wants to see the same of others.
 *
 * @param certificate {@code GATEWAY_TLS_CERT_FILE}: PEM, the gateway's certificate first, then
 *     those that lead to a trusted one
 * @param key {@code GATEWAY_TLS_KEY_FILE}: PEM, PKCS #8, not encrypted
 * @param clientCa {@code GATEWAY_TLS_CLIENT_CA_FILE}: PEM; if given, only who has a certificate
 *     signed by one of these may connect
 */
public record TlsSettings(Path certificate, Path key, Optional<Path> clientCa) {
  private static final String CERT = "GATEWAY_TLS_CERT_FILE";
  private static final String KEY = "GATEWAY_TLS_KEY_FILE";
  private static final String CLIENT_CA = "GATEWAY_TLS_CLIENT_CA_FILE";

  /**
   * Empty without a certificate: then the gateway speaks plain HTTP.
   *
   * @throws ConfigurationException if one of the two files is missing
   */
  public static Optional<TlsSettings> from(Environment environment) {
    Optional<String> certificate = environment.find(CERT);
    Optional<String> clientCa = environment.find(CLIENT_CA);
    if (certificate.isEmpty()) {
      if (environment.find(KEY).isPresent() || clientCa.isPresent()) {
        throw new ConfigurationException(CERT + " is not set; TLS needs it and " + KEY);
      }
      return Optional.empty();
    }
    return Optional.of(
        new TlsSettings(
            Path.of(certificate.get()),
            Path.of(environment.require(KEY, "/etc/vertac/gateway.key.pem")),
            clientCa.map(Path::of)));
  }
}
