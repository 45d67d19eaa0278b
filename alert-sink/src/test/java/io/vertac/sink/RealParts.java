package io.vertac.sink;

import io.vertac.embedded.EmbeddedKafka;
import io.vertac.embedded.EmbeddedPostgres;
import io.vertac.embedded.EmbeddedRegistry;
import io.vertac.embedded.EmbeddedTimeSeries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** The embedded parts, each started when the first test wants it and shared by all that follow. */
public final class RealParts {
  private static final Deque<AutoCloseable> STARTED = new ArrayDeque<>();
  private static EmbeddedKafka kafka;
  private static EmbeddedRegistry registry;
  private static EmbeddedPostgres postgres;
  private static EmbeddedTimeSeries timeSeries;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(RealParts::close, "real-parts-shutdown"));
  }

  private RealParts() {}

  public static synchronized EmbeddedKafka kafka() {
    if (kafka == null) {
      kafka = new EmbeddedKafka(folder("kafka"));
      kafka.start();
      STARTED.push(kafka);
    }
    return kafka;
  }

  public static synchronized EmbeddedRegistry registry() {
    if (registry == null) {
      Path home = Path.of(System.getProperty("vertac.registry.home"));
      registry = new EmbeddedRegistry(home, folder("registry"));
      registry.start();
      STARTED.push(registry);
    }
    return registry;
  }

  public static synchronized EmbeddedPostgres postgres() {
    if (postgres == null) {
      postgres = new EmbeddedPostgres(folder("postgres"));
      postgres.start();
      STARTED.push(postgres);
    }
    return postgres;
  }

  public static synchronized EmbeddedTimeSeries timeSeries() {
    if (timeSeries == null) {
      timeSeries = new EmbeddedTimeSeries(folder("timeseries"));
      timeSeries.start();
      STARTED.push(timeSeries);
    }
    return timeSeries;
  }

  private static Path folder(String name) {
    try {
      return Files.createTempDirectory(Path.of("target"), "it-" + name + "-").toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static synchronized void close() {
    for (AutoCloseable part : STARTED) {
      try {
        part.close();
      } catch (Exception e) {
        System.err.println("could not close " + part + ": " + e);
      }
    }
  }
}
