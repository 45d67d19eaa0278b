package io.vertac.road;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder with a short path: the longest socket name PostgreSQL can listen on is 107 bytes. */
final class TestFolder {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Path path;

  TestFolder(String name) {
    try {
      path = Files.createTempDirectory("vertac-" + name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path() {
    return path;
  }

  /** Programs that are told to end may still write there, or delete, for a moment. */
  void delete() {
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsMatching(
            e -> e instanceof IOException || e instanceof UncheckedIOException)
        .until(this::deleteNow);
  }

  private boolean deleteNow() throws IOException {
    if (!Files.exists(path)) {
      return true;
    }
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    }
    return true;
  }
}
