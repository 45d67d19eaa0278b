package io.vertac.standalone;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What {@code up} and {@code demo} have in common. */
final class PlatformOptions {
  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8000",
      description = "The gateway's port (default: ${DEFAULT-VALUE}; 0 takes any free one).")
  int port;

  @Option(names = "--data-dir", paramLabel = "DIR", description = "Where data is kept.")
  Path dataDir;

  /** Where the launcher script says the registry server is. */
  static Path registryHome() {
    String home = System.getProperty("vertac.registry.home");
    if (home == null) {
      throw new IllegalStateException(
          "start VerTac with ./vertac, which knows where its parts are");
    }
    return Path.of(home);
  }
}
