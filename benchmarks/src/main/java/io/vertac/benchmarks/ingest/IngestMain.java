package io.vertac.benchmarks.ingest;

import io.vertac.benchmarks.machine.LogAndRegistry;
import io.vertac.benchmarks.viewers.GatewayProcess;
import io.vertac.config.Environment;
import io.vertac.gateway.keys.KeyRing;
import io.vertac.gateway.keys.KeyRing.Wanted;
import io.vertac.topics.KafkaSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How fast the gateway takes samples, beside a producer that sends the same records without it and
 * a route that does nothing with the same requests. Everything shares this machine.
 */
@Command(
    name = "benchmarks/run ingest",
    mixinStandardHelpOptions = true,
    description = {
      "Samples a second through POST /api/live/batch, acknowledged by all in-sync replicas, beside"
          + " a raw producer of the same records and an empty Javalin route; the rows called keyed"
          + " come from a connector with a key.",
      "Drives with wrk if there is one (apt-get install wrk), otherwise with threads of this"
          + " process, which takes more of the processors it shares with what it measures."
    },
    footer = {
      "",
      "JVMs are slow at first: for figures to keep, use --warm-up 60 --seconds 20 on an idle machine.",
      "Compression of gateway and producer: KAFKA_CLIENT_COMPRESSION_TYPE=lz4 benchmarks/run ingest"
    })
public final class IngestMain implements Callable<Integer> {
  @Option(names = "--seconds", description = "How long each row is measured (default: 10).")
  private int seconds = 10;

  @Option(names = "--warm-up", description = "Seconds before each measurement (default: 15).")
  private int warmUp = 15;

  @Option(names = "--connections", description = "Requests at the same time (default: 64).")
  private int connections = 64;

  @Option(names = "--heap", description = "Heap of the gateway in MiB (default: 512).")
  private int heapMb = 512;

  @Option(names = "--driver", description = "wrk or java (default: wrk if there is one).")
  private String driver = WrkDriver.isAvailable() ? "wrk" : "java";

  @Option(
      names = "--row",
      description = "Only this row, e.g. json-50; may be repeated. A baseline is a row, too.")
  private List<String> only = List.of();

  @Option(
      names = "--gateway-option",
      description = "An option of the gateway's JVM, e.g. for a profile; may be repeated.")
  private List<String> javaOptions = List.of();

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new IngestMain()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    try (LogAndRegistry parts = new LogAndRegistry("ingest")) {
      Map<String, String> settings = parts.settings();
      // One key sends what a plant does; the limit is looked at all the same.
      settings.put("RATE_LIMIT_PER_KEY", "1000000");
      // The same compression for both: the producer reads it from here, too.
      System.getenv()
          .forEach(
              (name, value) -> {
                if (name.startsWith("KAFKA_CLIENT_")) {
                  settings.put(name, value);
                }
              });
      return measure(settings, parts.folder());
    }
  }

  private int measure(Map<String, String> settings, Path folder) throws Exception {
    KafkaSettings kafka = KafkaSettings.from(new Environment(settings));
    try (GatewayProcess gateway =
            new GatewayProcess(settings, heapMb, javaOptions, folder.resolve("gateway.log"));
        GatewayProcess empty =
            new GatewayProcess(
                EmptyRoute.class.getName(),
                Map.of(),
                heapMb,
                List.of(),
                folder.resolve("empty.log"))) {
      gateway.awaitReady();
      empty.awaitReady();
      Driver chosen = driver.equals("wrk") ? new WrkDriver() : new SocketDriver();
      KeyRing keys = new KeyRing(kafka, Clock.systemUTC());
      IngestRun run =
          new IngestRun(
              gateway,
              empty,
              new RawProducer(kafka),
              streams -> keys.create(new Wanted("edge", streams, "load", Optional.empty())).text(),
              chosen,
              connections,
              System.out);
      return run.run(new ArrayList<>(only), warmUp, seconds) ? 0 : 1;
    }
  }
}
