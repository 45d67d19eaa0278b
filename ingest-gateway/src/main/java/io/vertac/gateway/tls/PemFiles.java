package io.vertac.gateway.tls;

import io.vertac.config.ConfigurationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads PEM files into what Java's TLS works with; the key stays in memory. */
public final class PemFiles {
  private static final Pattern PKCS8 =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final char[] IN_MEMORY = new char[0];

  private PemFiles() {}

  /**
   * The gateway's own certificate and key.
   *
   * @throws ConfigurationException if a file cannot be used; the message names it
   */
  public static KeyStore own(TlsSettings settings) {
    Certificate[] chain =
        certificates("GATEWAY_TLS_CERT_FILE", settings.certificate()).toArray(Certificate[]::new);
    PrivateKey key = key(settings.key(), chain[0].getPublicKey().getAlgorithm());
    try {
      KeyStore store = empty();
      store.setKeyEntry("gateway", key, IN_MEMORY, chain);
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw unusable("GATEWAY_TLS_CERT_FILE", settings.certificate(), e);
    }
  }

  /**
   * Who may have signed the certificates of clients.
   *
   * @throws ConfigurationException if the file cannot be used
   */
  public static KeyStore trusted(Path file) {
    try {
      KeyStore store = empty();
      int number = 0;
      for (Certificate one : certificates("GATEWAY_TLS_CLIENT_CA_FILE", file)) {
        store.setCertificateEntry("ca-" + number++, one);
      }
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw unusable("GATEWAY_TLS_CLIENT_CA_FILE", file, e);
    }
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static Collection<? extends Certificate> certificates(String setting, Path file) {
    try {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
      if (!found.isEmpty()) {
        return found;
      }
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(setting, file, e);
    }
    throw ConfigurationException.invalid(setting, file.toString(), "a PEM file with certificates");
  }

  private static PrivateKey key(Path file, String algorithm) {
    try {
      Matcher pem = PKCS8.matcher(Files.readString(file, StandardCharsets.US_ASCII));
      if (pem.find()) {
        byte[] der = Base64.getMimeDecoder().decode(pem.group(1));
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
      }
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      // What it says may hold a part of the file; the file is named below.
    }
    throw ConfigurationException.invalid(
        "GATEWAY_TLS_KEY_FILE",
        file.toString(),
        "the certificate's private key as PEM, PKCS #8, not encrypted (openssl pkcs8 -topk8"
            + " -nodes)");
  }

  private static ConfigurationException unusable(String setting, Path file, Exception why) {
    return ConfigurationException.invalid(
        setting, file.toString(), "a PEM file with certificates (" + why.getMessage() + ")");
  }
}
