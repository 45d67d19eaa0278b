package io.vertac.benchmarks.machine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Processor time of threads that Java does not know: those of RocksDB and of the collector. Linux
 * tells it; elsewhere there are none.
 */
final class NativeThreads {
  private static final Path TASKS = Path.of("/proc/self/task");

  /** Ticks of Linux's clock for user programs: a hundred a second on every architecture. */
  private static final double MICROS_PER_TICK = 10_000;

  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;

  private final Map<String, Double> micros;

  private NativeThreads(Map<String, Double> micros) {
    this.micros = micros;
  }

  static NativeThreads ofThisProcess() {
    Map<String, Double> micros = new HashMap<>();
    if (Files.isDirectory(TASKS)) {
      try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
        for (Path task : tasks) {
          add(task.resolve("stat"), micros);
        }
      } catch (IOException e) {
        throw new IllegalStateException("processor time of threads cannot be read", e);
      }
    }
    return new NativeThreads(micros);
  }

  /** Of all threads whose names begin so. */
  double micros(String namePrefix) {
    return micros.entrySet().stream()
        .filter(e -> e.getKey().startsWith(namePrefix))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /** A line is {@code id (name) state …}; a name may hold blanks and parentheses. */
  private static void add(Path stat, Map<String, Double> micros) {
    String line;
    try {
      line = Files.readString(stat);
    } catch (IOException ended) {
      return;
    }
    int end = line.lastIndexOf(')');
    String[] fields = line.substring(end + 2).split(" ");
    long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
    String name = line.substring(line.indexOf('(') + 1, end);
    micros.merge(name, ticks * MICROS_PER_TICK, Double::sum);
  }
}
