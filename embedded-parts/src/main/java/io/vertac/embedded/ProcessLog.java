package io.vertac.embedded;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Predicate;

/** The output of a child process: this run's in one file, the run's before beside it. */
final class ProcessLog {
  private static final int TAIL_BYTES = 64 << 10;
  private static final List<String> COMPLAINTS = List.of("FATAL", "ERROR", "error:");

  private final Path file;

  ProcessLog(Path file) {
    this.file = file;
  }

  Path folder() {
    return file.getParent();
  }

  /** Keeps one older file, so that logs never grow without bound across restarts. */
  ProcessBuilder.Redirect open() throws IOException {
    if (Files.exists(file)) {
      Path previous = file.resolveSibling(file.getFileName() + ".previous");
      Files.move(file, previous, StandardCopyOption.REPLACE_EXISTING);
    }
    return ProcessBuilder.Redirect.appendTo(file.toFile());
  }

  /** The line that says best why the process ended; for the user, who may know what to do. */
  String lastComplaint() {
    return lastComplaint(tail());
  }

  /** The last line with a reason known to {@link FailureAdvice}, else that complains, else any. */
  static String lastComplaint(String output) {
    List<String> lines = output.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    Predicate<String> known = line -> FailureAdvice.of(line) != FailureAdvice.UNKNOWN;
    Predicate<String> complains = line -> COMPLAINTS.stream().anyMatch(line::contains);
    for (Predicate<String> wanted : List.of(known, complains)) {
      for (int i = lines.size() - 1; i >= 0; i--) {
        if (wanted.test(lines.get(i))) {
          return lines.get(i);
        }
      }
    }
    return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
  }

  private String tail() {
    try (var channel = Files.newByteChannel(file)) {
      channel.position(Math.max(0, channel.size() - TAIL_BYTES));
      byte[] bytes = Channels.newInputStream(channel).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "its output cannot be read: " + e;
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
