package io.vertac.road;

import io.vertac.standalone.EmbeddedStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The parts inside and beside this process; started once, for all tests of it. */
final class EmbeddedParts implements Parts {
  private static EmbeddedParts started;

  private final EmbeddedStack stack;

  private EmbeddedParts(Path folder) {
    stack = new EmbeddedStack(folder, registryHome());
    stack.start();
  }

  static synchronized EmbeddedParts shared() {
    if (started == null) {
      TestFolder folder = new TestFolder("parts");
      EmbeddedParts parts = new EmbeddedParts(folder.path());
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    parts.stack.close();
                    folder.delete();
                  },
                  "parts-shutdown"));
      started = parts;
    }
    return started;
  }

  static Path registryHome() {
    Path home = Path.of(System.getProperty("vertac.registry.home"));
    if (!Files.isDirectory(home)) {
      throw new UncheckedIOException(
          new IOException("no registry server in " + home + "; build embedded-parts first"));
    }
    return home;
  }

  @Override
  public Map<String, String> variables() {
    return stack.variables();
  }

  @Override
  public ReadingsStore readings() {
    return new QuestDbReadings(variables().get("INFLUXDB_URL"));
  }
}
