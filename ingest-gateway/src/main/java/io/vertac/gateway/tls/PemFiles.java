package io.vertac.gateway.tls;

import io.vertac.config.Certificates;
import io.vertac.config.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads PEM files into what Java's TLS works with; the key stays in memory. */
public final class PemFiles {
  private static final Pattern PKCS8 =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final String CERTIFICATE = "GATEWAY_TLS_CERT_FILE";
  private static final char[] IN_MEMORY = new char[0];

  private PemFiles() {}

  /**
   * The gateway's own certificate and key.
   *
   * @throws ConfigurationException if a file cannot be used; the message names it
   */
  public static KeyStore own(TlsSettings settings) {
    Certificate[] chain =
        Certificates.read(CERTIFICATE, settings.certificate()).toArray(Certificate[]::new);
    PrivateKey key = key(settings.key(), chain[0].getPublicKey().getAlgorithm());
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("gateway", key, IN_MEMORY, chain);
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw ConfigurationException.invalid(
          CERTIFICATE, settings.certificate().toString(), "the key's certificate as PEM");
    }
  }

  /**
   * Who may have signed the certificates of clients.
   *
   * @throws ConfigurationException if the file cannot be used
   */
  public static KeyStore trusted(Path file) {
    return Certificates.trusted("GATEWAY_TLS_CLIENT_CA_FILE", file);
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
}
