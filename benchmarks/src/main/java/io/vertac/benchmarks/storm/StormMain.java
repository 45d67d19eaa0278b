package io.vertac.benchmarks.storm;

import io.vertac.benchmarks.machine.LogAndRegistry;
import io.vertac.benchmarks.machine.MachineCalls;
import io.vertac.benchmarks.viewers.GatewayProcess;
import io.vertac.config.Environment;
import io.vertac.topics.KafkaSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Many connections at full speed on a gateway of little memory. */
@Command(
    name = "benchmarks/run storm",
    mixinStandardHelpOptions = true,
    description =
        "Connections that post batches of 50 as fast as they are answered and heed no 429; then"
            + " counts whether Kafka has every batch that was acknowledged.")
public final class StormMain implements Callable<Integer> {
  private static final int SAMPLES = 50;

  @Option(names = "--connections", description = "At the same time (default: 1000).")
  private int connections = 1_000;

  @Option(names = "--seconds", description = "How long (default: 60).")
  private int seconds = 60;

  @Option(names = "--heap", description = "Heap of the gateway in MiB (default: 256).")
  private int heapMb = 256;

  @Option(
      names = "--in-flight-kib",
      description = "MAX_IN_FLIGHT_BYTES of the gateway, in KiB (default: 2048).")
  private int inFlightKib = 2_048;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new StormMain()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    try (LogAndRegistry parts = new LogAndRegistry("storm")) {
      Map<String, String> settings = parts.settings();
      settings.put("MAX_REQUEST_BYTES", "65536");
      settings.put("MAX_IN_FLIGHT_BYTES", Integer.toString(inFlightKib * 1024));
      List<String> options = List.of("-XX:+ExitOnOutOfMemoryError");
      Path log = parts.folder().resolve("gateway.log");
      try (GatewayProcess gateway = new GatewayProcess(settings, heapMb, options, log)) {
        gateway.awaitReady();
        if (storm(gateway, KafkaSettings.from(new Environment(settings)))) {
          return 0;
        }
        System.err.println(Files.readString(log));
        return 1;
      }
    }
  }

  private boolean storm(GatewayProcess gateway, KafkaSettings kafka) throws Exception {
    String url = "http://127.0.0.1:" + gateway.port();
    MachineCalls machine = new MachineCalls(HttpClient.newHttpClient(), url, SAMPLES);
    machine.register();
    URI address = URI.create(url + "/api/live/batch");
    StormClient.Counts counts = new StormClient.Counts();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    List<StormClient> clients = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      StormClient client =
          new StormClient(address, machine.streamId(), i, machine.samples(SAMPLES), end, counts);
      clients.add(client);
      threads.add(new Thread(client, "storm-" + i));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    double heap = gateway.liveHeapMb();
    long lost = new AcknowledgedBatches(kafka).missing(clients);
    System.out.printf(
        Locale.ROOT,
        "storm: connections=%d seconds=%d heap_limit_mb=%d heap_after_mb=%.0f acknowledged=%d"
            + " postponed=%d other_answers=%d broken=%d lost=%d%n",
        connections,
        seconds,
        heapMb,
        heap,
        counts.acknowledged().sum(),
        counts.postponed().sum(),
        counts.others().sum(),
        counts.broken().sum(),
        lost);
    return lost == 0 && !Double.isNaN(heap) && counts.acknowledged().sum() > 0;
  }
}
