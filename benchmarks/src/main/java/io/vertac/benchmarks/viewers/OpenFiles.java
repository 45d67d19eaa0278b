package io.vertac.benchmarks.viewers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How many files a process may open besides those it has open; Linux only. */
final class OpenFiles {
  /** What a running process may open for other reasons. */
  private static final int RESERVE = 100;

  private OpenFiles() {}

  /** Without limit where it cannot be told. */
  static long room(long pid) {
    Path process = Path.of("/proc", Long.toString(pid));
    if (!Files.isDirectory(process)) {
      return Integer.MAX_VALUE;
    }
    try (Stream<Path> open = Files.list(process.resolve("fd"))) {
      return limit(process) - open.count() - RESERVE;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot see the open files of a process", e);
    }
  }

  private static long limit(Path process) throws IOException {
    for (String line : Files.readAllLines(process.resolve("limits"))) {
      if (line.startsWith("Max open files")) {
        String soft = line.substring("Max open files".length()).strip().split("\\s+")[0];
        return soft.equals("unlimited") ? Integer.MAX_VALUE : Long.parseLong(soft);
      }
    }
    return Integer.MAX_VALUE;
  }
}
