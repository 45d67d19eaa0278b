package io.vertac.standalone;

import io.vertac.config.Environment;
import io.vertac.edge.MachineOptions;
import io.vertac.edge.config.EdgeConfig;
import io.vertac.edge.config.Speed;
import io.vertac.edge.gateway.GatewayAccess;
import io.vertac.edge.play.BaseTime;
import io.vertac.edge.source.MachineSource;
import io.vertac.standalone.demo.Demo;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vertac demo}: everything, and a machine that plays its cycles. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpWidth = 100,
    description = {
      "Starts everything on this machine and plays a machine's cycles through it: a simulated",
      "press, or with --recording a CSV file. Without --data-dir nothing is kept.",
    },
    footer = {
      "",
      "Exit codes with --once: 0 every sample is stored and every cycle analysed, 1 not."
    })
final class DemoCommand implements Callable<Integer> {
  private static final String LOOPBACK = "127.0.0.1";

  @Mixin private final PlatformOptions options = new PlatformOptions();

  @Option(
      names = "--once",
      description = "End after the last cycle with a table of what was found.")
  private boolean once;

  @Option(
      names = "--speed",
      paramLabel = "N|max",
      defaultValue = "1",
      description = "1 is real time, 10 ten times as fast, max as fast as the pipeline takes it.")
  private String speed;

  @Mixin private final MachineOptions machine = new MachineOptions();

  @Override
  public Integer call() throws Exception {
    Speed wanted = Speed.parse(speed);
    // A recording that cannot be read is said before anything is started.
    MachineSource source = machine.sourceOrPress(once);
    BaseTime.requireFitting(source, wanted);
    Preflight.settings(
        System.getenv(),
        options.dataDir == null ? Path.of("") : options.dataDir,
        LOOPBACK,
        options.port);
    DataDirectory data =
        options.dataDir == null ? DataDirectory.temporary() : DataDirectory.open(options.dataDir);
    System.out.println("starting Kafka, registry, databases and services ...");
    Everything everything =
        Everything.start(data, PlatformOptions.registryHome(), environment(), options.port);
    EdgeConfig edge =
        EdgeConfig.of(access(everything.url()), data.resolve("edge"), wanted)
            .withNewRun(machine.asNewRun());
    Demo demo =
        new Demo(edge, source, everything.variables(), System.out, System.console() != null);
    Ending ending = new Ending(demo, everything);
    Runtime.getRuntime().addShutdownHook(new Thread(ending::close, "demo-shutdown"));
    try (ending) {
      return watch(demo, everything);
    }
  }

  /** Ctrl-C takes the database away from under whoever still looks: no failure then. */
  private Integer watch(Demo demo, Everything everything) throws Exception {
    try {
      return run(demo, everything);
    } catch (SQLException | IOException | InterruptedException e) {
      if (demo.isClosing()) {
        return 0;
      }
      throw e;
    }
  }

  private Integer run(Demo demo, Everything everything) throws Exception {
    System.out.printf(
        "ready: %s/live shows the machine (addresses of all parts in %s)%n",
        everything.url(), everything.endpoints());
    demo.play();
    if (once) {
      return demo.summarise() ? 0 : Vertac.FAILED;
    }
    demo.summarise();
    System.out.println("everything is played; " + everything.url() + " stays up until Ctrl-C");
    new CountDownLatch(1).await();
    return 0;
  }

  private static Map<String, String> environment() {
    Map<String, String> variables = new TreeMap<>(System.getenv());
    variables.put(Everything.HOST, LOOPBACK);
    return variables;
  }

  /** On a folder where keys were made, the demo's own connector needs one, too. */
  private static GatewayAccess access(String url) {
    Environment environment = new Environment(System.getenv());
    return new GatewayAccess(
        URI.create(url), Optional.empty(), environment.secret("VERTAC_API_KEY"));
  }
}
