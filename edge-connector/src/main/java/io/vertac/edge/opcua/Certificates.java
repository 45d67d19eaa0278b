package io.vertac.edge.opcua;

import io.vertac.config.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Period;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.DefaultClientCertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.FileBasedCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.FileBasedTrustListManager;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;

/**
 * The certificates of an OPC UA client: its own, made at the first start, and those of the servers
 * that it trusts. A server that is not trusted is left in {@code rejected/certs}; whoever trusts it
 * moves it to {@code trusted/certs}.
 */
final class Certificates implements AutoCloseable {
  static final String APPLICATION_URI = "urn:vertac:edge-connector";
  private static final int KEY_BITS = 2048;
  private static final int YEARS = 20;

  private final Path folder;
  private final X509Certificate own;
  private final KeyPair keyPair;
  private final FileBasedTrustListManager trusted;
  private final CertificateValidator validator;

  /**
   * @throws ConfigurationException if the folder cannot be used
   */
  Certificates(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder.resolve("own"));
      Path certificate = folder.resolve("own/certificate.der");
      Path key = folder.resolve("own/key.der");
      if (!Files.exists(certificate) || !Files.exists(key)) {
        make(certificate, key);
      }
      try (InputStream in = Files.newInputStream(certificate)) {
        own = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      }
      PrivateKey secret =
          KeyFactory.getInstance("RSA")
              .generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(key)));
      keyPair = new KeyPair(own.getPublicKey(), secret);
      trusted = FileBasedTrustListManager.createAndInitialize(folder);
      validator =
          new DefaultClientCertificateValidator(
              trusted, FileBasedCertificateQuarantine.create(folder.resolve("rejected/certs")));
    } catch (Exception e) {
      throw new ConfigurationException(
          "certificates=" + folder + " cannot be used: " + e.getMessage());
    }
  }

  X509Certificate own() {
    return own;
  }

  KeyPair keyPair() {
    return keyPair;
  }

  CertificateValidator validator() {
    return validator;
  }

  /** What to do when a certificate was refused. */
  String advice() {
    return "certificates: the server's is in "
        + folder.resolve("rejected/certs")
        + ", move it to "
        + folder.resolve("trusted/certs")
        + "; ours, which the server has to trust, is "
        + folder.resolve("own/certificate.der");
  }

  @Override
  public void close() throws IOException {
    trusted.close();
  }

  private static void make(Path certificate, Path key) throws Exception {
    KeyPair pair = SelfSignedCertificateGenerator.generateRsaKeyPair(KEY_BITS);
    X509Certificate made =
        new SelfSignedCertificateBuilder(pair)
            .setCommonName("VerTac edge connector")
            .setOrganization("VerTac")
            .setApplicationUri(APPLICATION_URI)
            .addDnsName(InetAddress.getLocalHost().getHostName())
            .setValidityPeriod(Period.ofYears(YEARS))
            .build();
    if (key.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.deleteIfExists(key);
      Files.createFile(
          key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.write(key, pair.getPrivate().getEncoded());
    Files.write(certificate, made.getEncoded());
  }
}
