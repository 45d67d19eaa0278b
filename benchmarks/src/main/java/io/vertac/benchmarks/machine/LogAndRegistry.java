package io.vertac.benchmarks.machine;

import io.vertac.embedded.EmbeddedKafka;
import io.vertac.embedded.EmbeddedRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Kafka and registry, all that a gateway needs to take samples, in a folder for one run. */
public final class LogAndRegistry implements AutoCloseable {
  private final Path folder;
  private final EmbeddedKafka kafka;
  private final EmbeddedRegistry registry;

  /**
   * Starts both.
   *
   * @param name of the benchmark
   */
  public LogAndRegistry(String name) throws IOException {
    folder = Files.createTempDirectory("vertac-" + name + "-");
    kafka = new EmbeddedKafka(folder.resolve("kafka"));
    registry =
        new EmbeddedRegistry(
            Path.of(System.getProperty("vertac.registry.home")), folder.resolve("registry"));
    kafka.start();
    registry.start();
  }

  /** For logs, too; what is in it is gone afterwards. */
  public Path folder() {
    return folder;
  }

  /** What a gateway has to be told. */
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    settings.put("SCHEMA_REGISTRY_URL", registry.url());
    return settings;
  }

  @Override
  public void close() throws IOException {
    registry.close();
    kafka.close();
    Folder.delete(folder);
  }
}
