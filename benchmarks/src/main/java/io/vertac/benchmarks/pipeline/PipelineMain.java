package io.vertac.benchmarks.pipeline;

import io.vertac.benchmarks.machine.Folder;
import io.vertac.benchmarks.machine.WholePlatform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Loads the whole road, every service and store running in this process, and counts what arrives.
 */
@Command(
    name = "benchmarks/run pipeline",
    mixinStandardHelpOptions = true,
    description =
        "Samples over HTTP through every service into every store; exact counts at the end.")
public final class PipelineMain implements Callable<Integer> {
  @Option(names = "--rate", description = "Samples a second, or 0 for no limit (default: 10000).")
  private long rate = 10_000;

  @Option(names = "--streams", description = "Machines at the same time (default: 10).")
  private int streams = 10;

  @Option(names = "--sensors", description = "Sensors of a machine (default: 100).")
  private int sensors = 100;

  @Option(names = "--batch", description = "Samples in a request (default: 50).")
  private int batch = 50;

  @Option(names = "--seconds", description = "How long after the warm-up (default: 120).")
  private int seconds = 120;

  @Option(
      names = "--warm-up",
      description = "Seconds in which one machine after the other begins (default: 30).")
  private int warmUp = 30;

  @Option(names = "--cycle-seconds", description = "Length of a cycle (default: 20).")
  private int cycleSeconds = 20;

  public static void main(String[] arguments) {
    // Less than the gateway keeps an idle connection open: machines wait long between commands.
    System.setProperty("jdk.httpclient.keepalive.timeout", "10");
    System.exit(new CommandLine(new PipelineMain()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Load load =
        new Load(
            streams,
            sensors,
            rate,
            batch,
            Duration.ofSeconds(warmUp + seconds),
            Duration.ofSeconds(warmUp),
            Duration.ofSeconds(cycleSeconds));
    Path folder = Files.createTempDirectory("vertac-load-");
    try {
      return WholePlatform.with(
          folder,
          Map.of(),
          (url, variables) -> new PipelineRun(load, url, variables, System.out).run() ? 0 : 1);
    } finally {
      Folder.delete(folder);
    }
  }
}
