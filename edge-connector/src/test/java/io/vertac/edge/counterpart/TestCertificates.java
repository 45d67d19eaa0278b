package io.vertac.edge.counterpart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;

/** A certificate for 127.0.0.1 that vouches for itself. */
public final class TestCertificates {
  private TestCertificates() {}

  /** A key and its certificate. */
  public record Pair(KeyPair keys, X509Certificate certificate) {}

  /** Writes {@code ca.pem} and {@code key.pem}. */
  public static Pair write(Path folder) {
    try {
      KeyPair keys = SelfSignedCertificateGenerator.generateRsaKeyPair(2048);
      X509Certificate certificate =
          new SelfSignedCertificateBuilder(keys)
              .setCommonName("localhost")
              .setApplicationUri("urn:vertac:test")
              .addIpAddress("127.0.0.1")
              .build();
      Files.writeString(folder.resolve("ca.pem"), pem("CERTIFICATE", certificate.getEncoded()));
      Files.writeString(
          folder.resolve("key.pem"), pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
      return new Pair(keys, certificate);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String what, byte[] content) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
  }
}
