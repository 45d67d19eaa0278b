package io.vertac.benchmarks.scaling;

import io.vertac.benchmarks.machine.Folder;
import io.vertac.benchmarks.machine.WholePlatform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether a sample costs the same however many streams there are, and however long cycles are. */
@Command(
    name = "benchmarks/run scaling",
    mixinStandardHelpOptions = true,
    description = {
      "The same number of samples, spread over few streams with long cycles and many with short"
          + " ones: processor time a sample, whole road.",
      "Taking in: from the first sample until all are in every store, cycles running. Finishing:"
          + " from the stop commands until every cycle is analysed; a cycle of few samples has to"
          + " bear the analysis of its sensors all the same."
    })
public final class ScalingMain implements Callable<Integer> {
  @Option(names = "--samples", description = "In each row (default: 600000).")
  private int samples = 600_000;

  @Option(
      names = "--streams",
      split = ",",
      description = "Rows (default: 1,10,100,1000,10000); the first is run once more to warm up.")
  private List<Integer> streams = List.of(1, 10, 100, 1_000, 10_000);

  @Option(
      names = "--finish-up-to",
      description = "Cycles of more streams are not finished (default: 1000).")
  private int finishUpTo = 1_000;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ScalingMain()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("vertac-scaling-");
    try {
      WholePlatform.with(
          folder,
          Map.of("CYCLE_GRACE_PERIOD_SEC", "1", "SAMPLE_TIMEOUT_SEC", "3600"),
          (url, variables) -> {
            new ScalingRun(url, variables, System.out).run(streams, samples, finishUpTo);
            return null;
          });
    } finally {
      Folder.delete(folder);
    }
    return 0;
  }
}
