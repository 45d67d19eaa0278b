package io.vertac.edge.counterpart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A logger that writes a CSV file with semicolons and decimal commas; restarting begins a new one.
 */
public final class TailDevice implements Device {
  private final Path file;

  public TailDevice(Path folder) {
    file = folder.resolve("log.csv");
    start();
  }

  @Override
  public int port() {
    return 0;
  }

  @Override
  public void set(double force, double oil, boolean running) {
    String time = Instant.now().truncatedTo(ChronoUnit.MICROS).toString();
    append(String.format(Locale.GERMANY, "%s;%.3f;%.1f;%d%n", time, force, oil, running ? 1 : 0));
  }

  /** Writes something, perhaps half a line. */
  public void append(String text) {
    try {
      Files.writeString(
          file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String yaml(int port) {
    return """
    source: {type: csv_tail, file: %s, delimiter: ";", decimal: ",", time_column: zeit, poll: 20ms}
    sensors:
      - {id: force, unit: kN, column: kraft}
      - {id: oil, unit: degC, column: oel}
    signals:
      - {id: running, column: laeuft}
    """
        .formatted(file);
  }

  @Override
  public boolean tellsEveryValue() {
    return true;
  }

  @Override
  public void restart() {
    try {
      Files.move(file, file.resolveSibling("log-" + System.nanoTime() + ".csv"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start();
  }

  @Override
  public void close() {}

  private void start() {
    append("zeit;kraft;oel;laeuft\n");
  }
}
