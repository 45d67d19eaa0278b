package io.vertac.benchmarks.viewers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Processor time of another process's threads, by their name; Linux only. */
final class ThreadTimes {
  private static final double NANOS_PER_SECOND = 1e9;

  private ThreadTimes() {}

  /**
   * @param name at most 15 characters, as the system keeps it
   * @return seconds; not a number where it cannot be told
   */
  static double seconds(long pid, String name) {
    Path tasks = Path.of("/proc", Long.toString(pid), "task");
    try (Stream<Path> threads = Files.list(tasks)) {
      List<Path> named = threads.filter(thread -> name.equals(nameOf(thread))).toList();
      return named.stream().mapToDouble(ThreadTimes::secondsOf).sum();
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  private static String nameOf(Path thread) {
    try {
      return Files.readString(thread.resolve("comm")).strip();
    } catch (IOException e) {
      // It has ended meanwhile.
      return "";
    }
  }

  /** The first number of schedstat: nanoseconds on a processor. */
  private static double secondsOf(Path thread) {
    try {
      String onProcessor = Files.readString(thread.resolve("schedstat")).split(" ")[0];
      return Long.parseLong(onProcessor) / NANOS_PER_SECOND;
    } catch (IOException e) {
      return 0;
    }
  }
}
