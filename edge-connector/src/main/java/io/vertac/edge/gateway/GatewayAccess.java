package io.vertac.edge.gateway;

import io.vertac.config.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
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
   * @throws ConfigurationException if the file holds no certificates
   */
  public static SSLContext trusting(Path pem) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trustManagers(pem).getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw ConfigurationException.invalid("ca", pem.toString(), "certificates: " + e.getMessage());
    }
  }

  /** What checks that a certificate was signed by one of a PEM file's. */
  public static TrustManagerFactory trustManagers(Path pem) {
    try (InputStream in = Files.newInputStream(pem)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int number = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("ca-" + number++, one);
      }
      if (number == 0) {
        throw ConfigurationException.invalid("ca", pem.toString(), "a PEM file with certificates");
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      return managers;
    } catch (IOException | GeneralSecurityException e) {
      throw ConfigurationException.invalid("ca", pem.toString(), "a PEM file with certificates");
    }
  }

  @Override
  public String toString() {
    return "GatewayAccess[url=%s, apiKey=%s]"
        .formatted(url, apiKey.map(key -> "set").orElse("none"));
  }
}
