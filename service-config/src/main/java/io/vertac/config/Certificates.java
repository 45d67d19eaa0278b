package io.vertac.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Certificates from PEM files, and who is trusted because of them. */
public final class Certificates {
  private Certificates() {}

  /**
   * All certificates of a PEM file, in its order.
   *
   * @param setting that names the file, for the message
   * @throws ConfigurationException if it holds none
   */
  public static Collection<? extends Certificate> read(String setting, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (!found.isEmpty()) {
        return found;
      }
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(setting, file, " (" + e.getMessage() + ")");
    }
    throw unusable(setting, file, "");
  }

  /**
   * A store of a PEM file's certificates: who was signed by one of them is trusted.
   *
   * @throws ConfigurationException if the file cannot be used
   */
  public static KeyStore trusted(String setting, Path file) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      int number = 0;
      for (Certificate one : read(setting, file)) {
        store.setCertificateEntry("ca-" + number++, one);
      }
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw unusable(setting, file, " (" + e.getMessage() + ")");
    }
  }

  /**
   * What checks that a certificate was signed by one of a PEM file's.
   *
   * @throws ConfigurationException if the file cannot be used
   */
  public static TrustManagerFactory trustManagers(String setting, Path file) {
    try {
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted(setting, file));
      return managers;
    } catch (GeneralSecurityException e) {
      throw unusable(setting, file, " (" + e.getMessage() + ")");
    }
  }

  /** The same, for clients that want to have the one of X.509. */
  public static X509TrustManager trustManager(TrustManagerFactory managers) {
    return (X509TrustManager) managers.getTrustManagers()[0];
  }

  /**
   * TLS that trusts these and shows nothing of itself.
   *
   * @throws IllegalStateException on a Java platform without TLS
   */
  public static SSLContext context(TrustManagerFactory managers) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has TLS", e);
    }
  }

  private static ConfigurationException unusable(String setting, Path file, String why) {
    return ConfigurationException.invalid(
        setting, file.toString(), "a PEM file with certificates" + why);
  }
}
