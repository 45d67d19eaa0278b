package io.vertac.standalone;

import io.vertac.config.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code endpoints.env}: how any client reaches the parts while they run. It holds the database's
 * password, so only its owner may read it.
 */
final class EndpointsFile {
  static final String NAME = "endpoints.env";

  private static final Pattern LINE = Pattern.compile("([A-Z_]+)='(.*)'");

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

  /**
   * Variables that a process was given; if Kafka is not among them, those of what runs on the
   * folder.
   *
   * @throws ConfigurationException if nothing runs there
   */
  static Map<String, String> variables(Map<String, String> given, Path folder) {
    if (given.containsKey("KAFKA_BOOTSTRAP_SERVERS")) {
      return given;
    }
    Path file = folder.resolve(NAME);
    Map<String, String> variables = new TreeMap<>(given);
    try {
      for (String line : Files.readAllLines(file)) {
        Matcher matcher = LINE.matcher(line);
        if (matcher.matches()) {
          variables.put(matcher.group(1), matcher.group(2).replace("'\\''", "'"));
        }
      }
    } catch (IOException e) {
      throw new ConfigurationException(
          "KAFKA_BOOTSTRAP_SERVERS is not set, and nothing runs on "
              + folder
              + " (there is no "
              + NAME
              + "); start 'vertac up', or say where it runs with --data-dir");
    }
    return variables;
  }

  static void delete(Path folder) {
    try {
      Files.deleteIfExists(folder.resolve(NAME));
    } catch (IOException e) {
      throw new UncheckedIOException(folder.resolve(NAME) + " cannot be deleted", e);
    }
  }
}
