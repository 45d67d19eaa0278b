package io.vertac.standalone;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vertac up}: everything on this machine, no machine connected. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpWidth = 100,
    description = {
      "Starts everything on this machine and waits for connectors.",
      "Prints one line when ready. Ctrl-C stops it and loses nothing; started again on the same",
      "folder it carries on. The default folder is vertac-data."
    })
final class UpCommand implements Callable<Integer> {
  private static final long CHECK_MS = 500;

  @Mixin private final PlatformOptions options = new PlatformOptions();

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = {
        "Where the gateway listens (default: ${DEFAULT-VALUE}). Other than loopback only when",
        "somebody has a key (see 'vertac keys'), or with --insecure."
      })
  private String host;

  @Option(names = "--insecure", description = "Asks nobody for a key, whoever reaches the address.")
  private boolean insecure;

  @Override
  public Integer call() throws InterruptedException {
    Path folder = options.dataDir == null ? Path.of("vertac-data") : options.dataDir;
    Preflight.settings(environment(), folder, host, options.port);
    DataDirectory data = DataDirectory.open(folder);
    try (Everything everything =
        Everything.start(data, PlatformOptions.registryHome(), environment(), options.port)) {
      Runtime.getRuntime().addShutdownHook(new Thread(everything::close, "up-shutdown"));
      System.out.printf(
          "ready: %s (data in %s, addresses in %s)%n",
          everything.url(), data.path(), everything.endpoints());
      while (everything.failure().isEmpty()) {
        Thread.sleep(CHECK_MS);
      }
      System.err.println("vertac: " + everything.failure().get().getMessage());
      return Vertac.FAILED;
    }
  }

  private Map<String, String> environment() {
    Map<String, String> variables = new TreeMap<>(System.getenv());
    variables.put(Everything.HOST, host);
    if (insecure) {
      variables.put("GATEWAY_INSECURE", "true");
    }
    return variables;
  }
}
