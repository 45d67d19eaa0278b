package io.vertac.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this machine, unpacked from the class path. */
record PostgresPrograms(Path home) {

  Path program(String name) {
    return home.resolve("bin").resolve(name);
  }

  /**
   * Unpacks once; the folder's name tells which archive is in it, so that a newer one gets its own.
   *
   * @throws PartException if there are none for this operating system and processor
   */
  static PostgresPrograms unpackInto(Path folder) throws IOException {
    String archive = archiveForThisMachine();
    Path home = folder.resolve("programs-" + digest(archive).substring(0, 12));
    if (!Files.isDirectory(home)) {
      Path partial = folder.resolve("programs-partial");
      Folders.deleteIfExists(partial);
      unpack(archive, partial);
      Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
    }
    return new PostgresPrograms(home);
  }

  private static String archiveForThisMachine() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String archive =
        switch (System.getProperty("os.arch")) {
          case "amd64", "x86_64" -> "/postgres-linux-x86_64.txz";
          case "aarch64" -> "/postgres-linux-arm_64.txz";
          default -> "";
        };
    if (!system.equals("linux") || PostgresPrograms.class.getResource(archive) == null) {
      throw new PartException(
          "there is no embedded PostgreSQL for %s on %s; set DATABASE_URL to a server of your own"
              .formatted(system, System.getProperty("os.arch")));
    }
    return archive;
  }

  private static String digest(String archive) throws IOException {
    try (InputStream in = PostgresPrograms.class.getResourceAsStream(archive);
        var digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digesting.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void unpack(String archive, Path target) throws IOException {
    try (InputStream in = PostgresPrograms.class.getResourceAsStream(archive);
        var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, target);
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    Path path = target.resolve(entry.getName()).normalize();
    if (!path.startsWith(target)) {
      throw new IOException("archive entry points outside its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, path);
      boolean executable = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }
}
