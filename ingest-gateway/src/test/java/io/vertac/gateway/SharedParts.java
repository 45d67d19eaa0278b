package io.vertac.gateway;

import io.vertac.embedded.EmbeddedKafka;
import io.vertac.embedded.EmbeddedRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Kafka and registry, started once for all tests of this JVM; each test class has its own topics.
 */
final class SharedParts {
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static EmbeddedKafka kafka;
  private static EmbeddedRegistry registry;

  private SharedParts() {}

  /** Settings for gateways that share topics which nobody else has. */
  static synchronized Map<String, String> settings() {
    if (kafka == null) {
      start();
    }
    Map<String, String> settings = new HashMap<>();
    settings.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    settings.put("SCHEMA_REGISTRY_URL", registry.url());
    settings.put("TOPIC_PREFIX", "it" + NEXT.incrementAndGet() + ".");
    settings.put("KAFKA_TOPIC_PARTITIONS", "2");
    settings.put("PORT", "0");
    // Clients keep connections: one that is closed while it is used again fails the request.
    settings.put("CONNECTION_IDLE_TIMEOUT_SEC", "600");
    // A slow machine takes its time until the first command of a test is decided.
    settings.put("GATEWAY_COMMAND_TIMEOUT_SEC", "30");
    return settings;
  }

  static synchronized String registryUrl() {
    if (kafka == null) {
      start();
    }
    return registry.url();
  }

  static Path tempDir(String name) {
    try {
      return Files.createTempDirectory("vertac-" + name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void start() {
    kafka = new EmbeddedKafka(tempDir("kafka"));
    registry =
        new EmbeddedRegistry(
            Path.of(System.getProperty("vertac.registry.home")), tempDir("registry"));
    Runtime.getRuntime().addShutdownHook(new Thread(SharedParts::stop));
    kafka.start();
    registry.start();
  }

  private static void stop() {
    registry.close();
    kafka.close();
  }
}
