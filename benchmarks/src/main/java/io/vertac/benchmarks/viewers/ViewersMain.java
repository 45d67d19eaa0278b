package io.vertac.benchmarks.viewers;

import io.vertac.embedded.EmbeddedKafka;
import io.vertac.embedded.EmbeddedRegistry;
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
            + " viewer, beside the delay with one viewer a stream; and what a message costs of"
            + " processor time, beside a bare loop that writes the same bytes.")
public final class ViewersMain implements Callable<Integer> {
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

  /**
   * How much, and for how long.
   *
   * @param updates batches a second of each stream
   * @param warmUp seconds
   */
  record Size(int streams, int viewers, int sensors, double updates, int warmUp, int seconds) {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ViewersMain()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    long room = OpenFiles.room(ProcessHandle.current().pid());
    if (viewers > room) {
      System.err.printf(
          "%d viewers need more open files than a process may have (ulimit -n); raise it, or give"
              + " --viewers %d%n",
          viewers, room);
      return 2;
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
        new ViewersRun(
                gateway, new Size(streams, viewers, sensors, updates, warmUp, seconds), System.out)
            .run(idleWithin(gateway), idleSeconds);
      }
    } finally {
      System.err.println("the gateway's log is in " + folder);
    }
    return 0;
  }

  /** A connection is an open file on both sides. */
  private int idleWithin(GatewayProcess gateway) {
    long room =
        Math.min(OpenFiles.room(ProcessHandle.current().pid()), OpenFiles.room(gateway.pid()));
    if (idle <= room) {
      return idle;
    }
    System.err.printf(
        "a process may open files for %d more connections only (ulimit -n), so --idle is %d%n",
        room, room);
    return (int) room;
  }
}
