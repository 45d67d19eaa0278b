package io.vertac.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code endpoints.env}: how any client reaches the parts while they run. It holds the database's
 * password, so only its owner may read it.
 */
final class EndpointsFile {
  static final String NAME = "endpoints.env";

  private EndpointsFile() {}

  static Path write(Path folder, Map<String, String> parts, String gatewayUrl) {
    Map<String, String> variables = new TreeMap<>(parts);
    variables.put("VERTAC_URL", gatewayUrl);
    StringBuilder text = new StringBuilder("# Written by vertac while it runs.\n");
    variables.forEach(
        (key, value) ->
            text.append(key).append("='").append(value.replace("'", "'\\''")).append("'\n"));
    Path file = folder.resolve(NAME);
    try {
      Files.deleteIfExists(file);
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
    return file;
  }

  static void delete(Path folder) {
    try {
      Files.deleteIfExists(folder.resolve(NAME));
    } catch (IOException e) {
      throw new UncheckedIOException(folder.resolve(NAME) + " cannot be deleted", e);
    }
  }
}
