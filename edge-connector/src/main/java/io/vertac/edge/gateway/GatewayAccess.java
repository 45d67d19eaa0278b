package io.vertac.edge.gateway;

import io.vertac.config.Certificates;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Where the gateway is and what opens it.
 *
 * @param tls whom to trust; empty for whom the Java runtime trusts
 * @param apiKey sent with every request; never shown
 */
public record GatewayAccess(URI url, Optional<SSLContext> tls, Optional<String> apiKey) {

  /** Without a key and without a trust of its own. */
  public static GatewayAccess open(URI url) {
    return new GatewayAccess(url, Optional.empty(), Optional.empty());
  }

  /**
   * Trusts the certificates of a PEM file, and nobody else.
   *
   * @throws io.vertac.config.ConfigurationException if the file holds no certificates
   */
  public static SSLContext trusting(Path pem) {
    return Certificates.context(trustManagers(pem));
  }

  /** What checks that a certificate was signed by one of a PEM file's. */
  public static TrustManagerFactory trustManagers(Path pem) {
    return Certificates.trustManagers("ca", pem);
  }

  @Override
  public String toString() {
    return "GatewayAccess[url=%s, apiKey=%s]"
        .formatted(url, apiKey.map(key -> "set").orElse("none"));
  }
}
