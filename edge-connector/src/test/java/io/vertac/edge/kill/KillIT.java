package io.vertac.edge.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A connector that is killed (SIGKILL) 200 times and started again. */
@Timeout(600)
class KillIT {
  private static final int KILLS = 200;
  private static final int LONGEST_LIFE_MILLIS = 120;
  private static final long LONGEST_START_SECONDS = 60;

  @TempDir Path folder;

  @Test
  void shouldLoseNothingAndDoubleNothingWhenItIsKilled200Times() throws Exception {
    SplittableRandom random = new SplittableRandom(20_261);
    Map<Byte, Integer> killedIn = new HashMap<>();
    try (AcknowledgingServer gateway = new AcknowledgingServer(7)) {
      for (int i = 0; i < KILLS; i++) {
        Path stages = folder.resolve("stages");
        Files.deleteIfExists(stages);
        Process connector = start(gateway);
        awaitWork(connector, stages);
        TimeUnit.MICROSECONDS.sleep(random.nextLong(LONGEST_LIFE_MILLIS * 1_000));
        connector.destroyForcibly().waitFor();
        for (byte stage : Stages.last(stages)) {
          killedIn.merge(stage, 1, Integer::sum);
        }
      }
      finish(gateway);
      List<Long> samples = gateway.samples();
      assertThat(samples).hasSizeGreaterThan(KILLS * 10);
      assertThat(samples).isEqualTo(LongStream.range(0, samples.size()).boxed().toList());
    }
    assertThat(killedIn.keySet())
        .as("how often it was killed in which stage: %s", killedIn)
        .contains(Stages.READING, Stages.STORING, Stages.SENDING, Stages.REMOVING);
  }

  /** What the last killed one left is sent, too. */
  private void finish(AcknowledgingServer gateway) throws IOException, InterruptedException {
    int before = gateway.count();
    Process last = start(gateway);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
    while (gateway.count() < before + 2_000 && System.nanoTime() < deadline) {
      Thread.sleep(10);
    }
    last.destroyForcibly().waitFor();
  }

  private static void awaitWork(Process connector, Path stages)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
    while (Stages.last(stages)[1] == 0) {
      assertThat(connector.isAlive()).isTrue();
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(2);
    }
  }

  /** As light as a Java process can be, because 200 of them are started. */
  private Process start(AcknowledgingServer gateway) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            KilledConnector.class.getName(),
            folder.toString(),
            gateway.address().toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .start();
  }
}
