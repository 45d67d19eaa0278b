package io.vertac.standalone;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

  @Override
  public Integer call() throws InterruptedException {
    Path folder = options.dataDir == null ? Path.of("vertac-data") : options.dataDir;
    DataDirectory data = DataDirectory.open(folder);
    try (Everything everything =
        Everything.start(data, PlatformOptions.registryHome(), System.getenv(), options.port)) {
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
}
