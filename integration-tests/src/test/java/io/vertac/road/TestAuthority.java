package io.vertac.road;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority of a test's own, and a server's certificate that it signed. */
final class TestAuthority {
  private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private final Path folder;
  private final String password;

  /**
   * @param password of the key store
   */
  TestAuthority(Path folder, String password) {
    this.folder = folder;
    this.password = password;
    try {
      Files.createDirectories(folder);
      keytool("-alias", "ca", "-dname", "CN=VerTac test authority", "-ext", "bc:c");
      keytool(
          "-alias",
          "server",
          "-dname",
          "CN=127.0.0.1",
          "-signer",
          "ca",
          "-signerkeypass",
          password,
          "-ext",
          "san=ip:127.0.0.1,dns:localhost");
      KeyStore store = store();
      write(ca(), "CERTIFICATE", store.getCertificate("ca").getEncoded());
      StringBuilder chain = new StringBuilder();
      for (Certificate one : store.getCertificateChain("server")) {
        chain.append(pem("CERTIFICATE", one.getEncoded()));
      }
      Files.writeString(certificate(), chain);
      write(key(), "PRIVATE KEY", store.getKey("server", password.toCharArray()).getEncoded());
      Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** PEM of who signed the server's certificate. */
  Path ca() {
    return folder.resolve("ca.pem");
  }

  Path certificate() {
    return folder.resolve("server.pem");
  }

  Path key() {
    return folder.resolve("server.key");
  }

  Path keyStore() {
    return folder.resolve("store.p12");
  }

  /** What a server shows that has the certificate. */
  SSLContext serverContext() {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      KeyStore own = store();
      own.deleteEntry("ca");
      keys.init(own, password.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private KeyStore store() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keyStore())) {
      store.load(in, password.toCharArray());
    }
    return store;
  }

  private void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                keyStore().toString(),
                "-storepass",
                password));
    command.addAll(Arrays.asList(arguments));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes());
    if (keytool.waitFor() != 0) {
      throw new IllegalStateException("keytool failed: " + said);
    }
  }

  private static void write(Path file, String kind, byte[] der) throws IOException {
    Files.writeString(file, pem(kind, der));
  }

  private static String pem(String kind, byte[] der) {
    return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
        .formatted(kind, BASE64.encodeToString(der));
  }
}
