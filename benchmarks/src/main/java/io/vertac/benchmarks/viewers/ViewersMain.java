package io.vertac.benchmarks.viewers;

import com.sun.management.UnixOperatingSystemMXBean;
import io.vertac.embedded.EmbeddedKafka;
import io.vertac.embedded.EmbeddedRegistry;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Many viewers on one gateway: how long after a batch's acknowledgement each of them has its
 * samples, and whether those on quiet streams stay connected.
 */
@Command(
    name = "benchmarks/run viewers",
    mixinStandardHelpOptions = true,
    description =
        "Viewers of the live channel on one gateway: delay from a batch's acknowledgement to the"
            + " viewer, beside the delay with one viewer a stream.")
public final class ViewersMain implements Callable<Integer> {
  /** Files a process needs besides its connections. */
  private static final int OTHER_FILES = 400;

  @Option(names = "--viewers", description = "Viewers of busy streams (default: 10000).")
  private int viewers = 10_000;

  @Option(names = "--streams", description = "Streams (default: 100).")
  private int streams = 100;

  @Option(names = "--updates", description = "Batches a second of each stream (default: 10).")
  private double updates = 10;

  @Option(names = "--sensors", description = "Samples in a batch (default: 4).")
  private int sensors = 4;

  @Option(names = "--seconds", description = "How long to measure (default: 30).")
  private int seconds = 30;

  @Option(names = "--warm-up", description = "Seconds before measuring (default: 20).")
  private int warmUp = 20;

  @Option(names = "--idle", description = "Viewers of quiet streams; 0: none (default: 20000).")
  private int idle = 20_000;

  @Option(names = "--idle-seconds", description = "How long they stay (default: 90).")
  private int idleSeconds = 90;

  @Option(names = "--heap", description = "Heap of the gateway in MiB (default: 512).")
  private int heapMb = 512;

  @Option(
      names = "--gateway-option",
      description = "An option of the gateway's JVM, e.g. for a profile; may be repeated.")
  private List<String> javaOptions = List.of();

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ViewersMain()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    int room = room();
    if (viewers > room) {
      System.err.printf(
          "%d viewers need more open files than a process may have (ulimit -n); raise it, or give"
              + " --viewers %d%n",
          viewers, room);
      return 2;
    }
    if (idle > room) {
      System.err.printf(
          "a process may open files for %d connections only (ulimit -n), so --idle is %d%n",
          room, room);
      idle = room;
    }
    Path folder = Files.createTempDirectory("vertac-viewers-");
    Path registryHome = Path.of(System.getProperty("vertac.registry.home"));
    try (EmbeddedKafka kafka = new EmbeddedKafka(folder.resolve("kafka"));
        EmbeddedRegistry registry =
            new EmbeddedRegistry(registryHome, folder.resolve("registry"))) {
      kafka.start();
      registry.start();
      Map<String, String> settings =
          Map.of(
              "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
              "SCHEMA_REGISTRY_URL", registry.url(),
              "LIVE_MAX_VIEWERS", Integer.toString(viewers + idle),
              "LIVE_MAX_VIEWERS_PER_ADDRESS", Integer.toString(viewers + idle));
      try (GatewayProcess gateway =
          new GatewayProcess(settings, heapMb, javaOptions, folder.resolve("gateway.log"))) {
        gateway.awaitReady();
        new ViewersRun(gateway, sensors, updates, System.out)
            .run(streams, viewers, warmUp, seconds, idle, idleSeconds);
      }
    } finally {
      System.err.println("the gateway's log is in " + folder);
    }
    return 0;
  }

  private static int room() {
    long files =
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? unix.getMaxFileDescriptorCount()
            : Integer.MAX_VALUE;
    return (int) Math.min(Integer.MAX_VALUE, files - OTHER_FILES);
  }
}
