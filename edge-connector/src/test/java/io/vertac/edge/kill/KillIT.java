package io.vertac.edge.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Connectors that are killed (SIGKILL), 200 times in all, and started again. */
@Timeout(3_600)
class KillIT {
  private static final int KILLS_EACH = 100;
  private static final int LONGEST_LIFE_MILLIS = 120;
  private static final long LONGEST_START_SECONDS = 180;
  private static final int SENT_AFTER_THE_LAST_KILL = 500;

  @TempDir Path folder;

  /** How often the threads of killed processes were in which stage. */
  private final Map<Byte, Integer> killedIn = new HashMap<>();

  @Test
  void shouldLoseNothingAndDoubleNothingWhenKilled200Times() throws Exception {
    // Two at a time: most of it is waiting for processes to start.
    CompletableFuture<?> one = CompletableFuture.runAsync(() -> killAndCompare(20_261));
    CompletableFuture<?> other = CompletableFuture.runAsync(() -> killAndCompare(20_262));
    one.get();
    other.get();
    assertThat(killedIn.keySet())
        .as("how often it was killed in which stage: %s", killedIn)
        .contains(Stages.READING, Stages.STORING, Stages.SENDING, Stages.REMOVING);
  }

  private void killAndCompare(long seed) {
    try (AcknowledgingServer gateway = new AcknowledgingServer(seed)) {
      SplittableRandom random = new SplittableRandom(seed);
      Path place = Files.createDirectory(folder.resolve("killed-" + seed));
      for (int i = 0; i < KILLS_EACH; i++) {
        Files.deleteIfExists(place.resolve("stages"));
        Process connector = start(place, gateway);
        // On a busy machine the first answer takes longer than most of these lives.
        byte reached = i % 2 == 0 ? Stages.SENDING : Stages.REMOVING;
        awaitWork(connector, place.resolve("stages"), reached);
        TimeUnit.MICROSECONDS.sleep(random.nextLong(LONGEST_LIFE_MILLIS * 1_000));
        connector.destroyForcibly().waitFor();
        count(Stages.last(place.resolve("stages")));
      }
      sendTheRest(place, gateway);
      List<Long> samples = gateway.samples();
      assertThat(samples).hasSizeGreaterThan(KILLS_EACH);
      assertThat(samples).isEqualTo(LongStream.range(0, samples.size()).boxed().toList());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized void count(byte[] stages) {
    for (byte stage : stages) {
      killedIn.merge(stage, 1, Integer::sum);
    }
  }

  /** What the last killed one left is sent, too. */
  private static void sendTheRest(Path place, AcknowledgingServer gateway)
      throws IOException, InterruptedException {
    int enough = gateway.count() + SENT_AFTER_THE_LAST_KILL;
    Process last = start(place, gateway);
    long deadline = deadline();
    while (gateway.count() < enough) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(10);
    }
    last.destroyForcibly().waitFor();
  }

  private static void awaitWork(Process connector, Path stages, byte reached)
      throws IOException, InterruptedException {
    long deadline = deadline();
    while (Stages.last(stages)[1] < reached) {
      assertThat(connector.isAlive()).isTrue();
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(1);
    }
  }

  private static long deadline() {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
  }

  /** As light as a Java process can be, because 200 of them are started. */
  private static Process start(Path place, AcknowledgingServer gateway) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            KilledConnector.class.getName(),
            place.toString(),
            gateway.address().toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(place.resolve("log").toFile()))
        .start();
  }
}
