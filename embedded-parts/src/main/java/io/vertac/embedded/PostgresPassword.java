package io.vertac.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A random password in a file that only its owner can read. */
record PostgresPassword(Path file) {
  private static final int BYTES = 24;

  void create() throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    Files.writeString(file, HexFormat.of().formatHex(random) + "\n");
  }

  /** Letters and digits only, so that it fits into a URL as it is. */
  String read() throws IOException {
    return Files.readString(file).strip();
  }
}
