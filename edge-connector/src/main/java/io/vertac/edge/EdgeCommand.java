package io.vertac.edge;

import io.vertac.config.ConfigurationException;
import io.vertac.config.Environment;
import io.vertac.edge.config.BatchLimits;
import io.vertac.edge.config.EdgeConfig;
import io.vertac.edge.config.Speed;
import io.vertac.edge.gateway.GatewayAccess;
import io.vertac.edge.source.MachineSource;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code vertac edge}. */
@Command(
    name = "vertac edge",
    mixinStandardHelpOptions = true,
    version = "VerTac 0.2.0",
    sortOptions = false,
    usageHelpWidth = 100,
    description = "Reads a machine and posts its samples and cycles to the gateway.",
    footer = {
      "",
      "Exit codes: 0 everything arrived, 1 something did not, 2 a setting cannot be used.",
      "",
      "  vertac edge --config edge.yaml",
      "  vertac edge check --config edge.yaml",
      "  vertac edge --simulate",
      "  vertac edge --recording rig.csv --speed max --once --gateway http://127.0.0.1:8000"
    })
final class EdgeCommand implements Callable<Integer> {
  private static final String DEFAULT_GATEWAY = "http://127.0.0.1:8000";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Read the devices that this edge.yaml describes, and keep samples on disk.")
  private Path config;

  @Mixin private final MachineOptions machine = new MachineOptions();

  @Option(
      names = "--gateway",
      paramLabel = "URL",
      description = "The gateway's address (default: VERTAC_URL, or " + DEFAULT_GATEWAY + ").")
  private String gateway;

  @Option(
      names = "--speed",
      paramLabel = "N|max",
      defaultValue = "1",
      description = "1 is real time, 10 ten times as fast, max without waiting.")
  private String speed;

  @Option(
      names = "--once",
      description = "End after the last cycle instead of waiting to be told to stop.")
  private boolean once;

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      defaultValue = "vertac-data/edge",
      description = "What must survive a restart (default: ${DEFAULT-VALUE}).")
  private Path stateDirectory;

  @Option(
      names = "--batch-samples",
      paramLabel = "N",
      description = "Most samples in a batch (default: 50, at --speed max 1000).")
  private Integer batchSamples;

  @Option(
      names = "--batch-seconds",
      paramLabel = "S",
      description = "Longest time in a batch, on the machine's clock (default: 1 times the speed).")
  private Double batchSeconds;

  private final Environment environment;
  private final Clock clock;
  private final PrintStream out;

  private EdgeCommand(Environment environment, Clock clock, PrintStream out) {
    this.environment = environment;
    this.clock = clock;
    this.out = out;
  }

  /** Runs the command and returns its exit code. */
  static int run(
      String[] args, Environment environment, Clock clock, PrintStream out, PrintStream err) {
    return new CommandLine(new EdgeCommand(environment, clock, out))
        .addSubcommand(new CheckCommand(environment, clock, out))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .setParameterExceptionHandler(
            (e, given) -> {
              err.println("vertac edge: " + e.getMessage() + " ('vertac edge --help' shows all)");
              return EdgeRun.UNUSABLE_SETTING;
            })
        .setExecutionExceptionHandler(
            (e, command, parsed) -> {
              err.println("vertac edge: " + e.getMessage());
              boolean setting = e instanceof ConfigurationException;
              return setting ? EdgeRun.UNUSABLE_SETTING : EdgeRun.INCOMPLETE;
            })
        .execute(args);
  }

  @Override
  public Integer call() throws Exception {
    if (config != null) {
      machine.refuseBeside("--config");
      return new SiteRun(config, environment, clock, out).run();
    }
    MachineSource source = machine.source(once);
    return new EdgeRun(config(), source, clock, out).run(once);
  }

  private EdgeConfig config() {
    Speed wanted = Speed.parse(speed);
    GatewayAccess access =
        new GatewayAccess(address(), Optional.empty(), environment.secret("VERTAC_API_KEY"));
    return EdgeConfig.of(access, stateDirectory, wanted)
        .withBatches(batches(wanted))
        .withNewRun(machine.columns.newRun);
  }

  private URI address() {
    String text = gateway != null ? gateway : environment.get("VERTAC_URL", DEFAULT_GATEWAY);
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw ConfigurationException.invalid("gateway", text, "an address like " + DEFAULT_GATEWAY);
    }
  }

  private BatchLimits batches(Speed wanted) {
    BatchLimits usual = BatchLimits.of(wanted);
    Duration span =
        batchSeconds == null ? usual.span() : Duration.ofMillis(Math.round(batchSeconds * 1000));
    return new BatchLimits(batchSamples == null ? usual.samples() : batchSamples, span);
  }
}
