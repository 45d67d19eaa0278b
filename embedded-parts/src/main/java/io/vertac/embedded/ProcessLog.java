package io.vertac.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The output of a child process: this run's in one file, the run's before beside it. */
final class ProcessLog {
  private static final int TAIL_BYTES = 64 << 10;
  private static final List<String> COMPLAINTS = List.of("FATAL", "ERROR", "error", "denied");

  private final Path file;

  ProcessLog(Path file) {
    this.file = file;
  }

  /** Keeps one older file, so that logs never grow without bound across restarts. */
  ProcessBuilder.Redirect open() throws IOException {
    if (Files.exists(file)) {
      Path previous = file.resolveSibling(file.getFileName() + ".previous");
      Files.move(file, previous, StandardCopyOption.REPLACE_EXISTING);
    }
    return ProcessBuilder.Redirect.appendTo(file.toFile());
  }

  /** The last line that complains, or the last one of all. */
  String lastComplaint() {
    return lastComplaint(tail());
  }

  static String lastComplaint(String output) {
    List<String> lines = output.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (COMPLAINTS.stream().anyMatch(lines.get(i)::contains)) {
        return lines.get(i);
      }
    }
    return lines.isEmpty() ? "no output" : lines.get(lines.size() - 1);
  }

  String tail() {
    try (var channel = Files.newByteChannel(file)) {
      channel.position(Math.max(0, channel.size() - TAIL_BYTES));
      byte[] bytes = java.nio.channels.Channels.newInputStream(channel).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "output cannot be read: " + e;
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
