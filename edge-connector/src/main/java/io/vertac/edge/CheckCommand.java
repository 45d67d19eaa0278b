package io.vertac.edge;

import io.vertac.config.Environment;
import io.vertac.edge.site.SiteCheck;
import io.vertac.edge.site.SiteFile;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code vertac edge check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description =
        "Reads edge.yaml, connects to every device and to the gateway, and prints what they give."
            + " Nothing is stored or sent.",
    footer = {"", "Exit codes: 0 everything answered, 1 something did not, 2 a setting is wrong."})
final class CheckCommand implements Callable<Integer> {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "edge.yaml",
      description = "What to check (default: ${DEFAULT-VALUE}).")
  private Path file;

  @Option(
      names = "--timeout",
      paramLabel = "S",
      defaultValue = "10",
      description = "Seconds to wait for each device (default: ${DEFAULT-VALUE}).")
  private int timeoutSeconds;

  private final Environment environment;
  private final Clock clock;
  private final PrintStream out;

  CheckCommand(Environment environment, Clock clock, PrintStream out) {
    this.environment = environment;
    this.clock = clock;
    this.out = out;
  }

  @Override
  public Integer call() throws InterruptedException {
    SiteCheck check =
        new SiteCheck(SiteFile.read(file, environment), Duration.ofSeconds(timeoutSeconds), clock);
    return check.run(out) ? EdgeRun.COMPLETE : EdgeRun.INCOMPLETE;
  }
}
