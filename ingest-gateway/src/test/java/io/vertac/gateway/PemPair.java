package io.vertac.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate that signs itself, and its key, as PEM files; made by the JDK's keytool. */
final class PemPair {
  private static final String PASSWORD = "password";
  private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private final KeyStore store;
  private final Path folder;

  private PemPair(Path folder, KeyStore store) {
    this.folder = folder;
    this.store = store;
  }

  static PemPair create(Path folder, String algorithm) {
    Path file = folder.resolve("pair.p12");
    try {
      Files.deleteIfExists(file);
      List<String> command =
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
              "-genkeypair",
              "-alias",
              "it",
              "-keyalg",
              algorithm,
              "-validity",
              "2",
              "-dname",
              "CN=test",
              "-ext",
              "san=ip:127.0.0.1,dns:localhost",
              "-storetype",
              "PKCS12",
              "-keystore",
              file.toString(),
              "-storepass",
              PASSWORD);
      Process keytool = new ProcessBuilder(command).inheritIO().start();
      if (keytool.waitFor() != 0) {
        throw new IllegalStateException("keytool failed");
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file)) {
        store.load(in, PASSWORD.toCharArray());
      }
      PemPair pair = new PemPair(folder, store);
      pair.write(pair.certificateFile(), "CERTIFICATE", pair.certificate().getEncoded());
      pair.write(
          pair.keyFile(), "PRIVATE KEY", store.getKey("it", PASSWORD.toCharArray()).getEncoded());
      return pair;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Path certificateFile() {
    return folder.resolve("cert.pem");
  }

  Path keyFile() {
    return folder.resolve("key.pem");
  }

  X509Certificate certificate() {
    try {
      return (X509Certificate) store.getCertificate("it");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Trusts this certificate alone, and shows the other's if there is one. */
  SSLContext trusting(PemPair own) {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("it", certificate());
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own == null ? null : own.store, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void write(Path file, String kind, byte[] der) throws IOException {
    Path draft = folder.resolve("draft.pem");
    Files.writeString(
        draft,
        "-----BEGIN "
            + kind
            + "-----\n"
            + BASE64.encodeToString(der)
            + "\n-----END "
            + kind
            + "-----\n");
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
