package io.vertac.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.edge.TestGateway.Trouble;
import io.vertac.edge.config.EdgeConfig;
import io.vertac.edge.progress.EdgeProgress;
import io.vertac.edge.source.MachineSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(600)
class UnreliableGatewayIT {
  private final TestGateway gateway = new TestGateway();

  @TempDir Path folder;

  @AfterEach
  void close() {
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldDeliverEverySampleOnceAndInOrderWhateverHappensOnTheWay(long seed)
      throws InterruptedException {
    gateway.troubles(random(seed));
    MachineSource press = Presses.press(seed, 8);

    EdgeConnector connector = Scenario.play(Scenario.config(gateway, folder), press);

    assertThat(connector.failure()).isNull();
    assertThat(Scenario.received(gateway)).isEqualTo(Scenario.read(press));
    assertThat(connector.counts().complete()).as("%s", connector.counts()).isTrue();
    assertThat(connector.counts().retries()).isPositive();
    assertThat(connector.counts().cyclesStopped()).isEqualTo(8);
    assertCyclesEncloseTheirSamples(gateway.history(), 8);
  }

  @Test
  void shouldKeepApartTheSamplesForWhichABatchIsRefused() throws Exception {
    gateway.troubles(random(9));
    gateway.refuseBatchesWith(UnreliableGatewayIT::odd);
    MachineSource press = Presses.press(9, 3);

    EdgeConnector connector = Scenario.play(Scenario.config(gateway, folder), press);

    List<String> good = Scenario.read(press).stream().filter(s -> !odd(s)).toList();
    List<String> bad = Scenario.read(press).stream().filter(UnreliableGatewayIT::odd).toList();
    assertThat(bad).isNotEmpty();
    assertThat(Scenario.received(gateway)).isEqualTo(good);
    assertThat(connector.counts().acknowledged()).isEqualTo(good.size());
    assertThat(connector.counts().rejected()).isEqualTo(bad.size());
    assertThat(quarantined())
        .hasSize(bad.size())
        .allMatch(line -> line.contains("something wrong with this batch"));
  }

  @Test
  void shouldKeepTheSamplesThatAnAcceptedBatchLeavesOut() throws Exception {
    gateway.reject(UnreliableGatewayIT::odd);
    MachineSource press = Presses.press(9, 2);

    EdgeConnector connector = Scenario.play(Scenario.config(gateway, folder), press);

    long bad = Scenario.read(press).stream().filter(UnreliableGatewayIT::odd).count();
    assertThat(connector.counts().rejected()).isEqualTo(bad);
    assertThat(connector.counts().acknowledged() + bad).isEqualTo(connector.counts().sent());
    assertThat(quarantined()).hasSize((int) bad).allMatch(line -> line.contains("to my taste"));
  }

  @Test
  void shouldWaitAsLongAsTheGatewayAsks() throws InterruptedException {
    Deque<Trouble> troubles = new ArrayDeque<>(List.of(Trouble.NONE, Trouble.UNAVAILABLE));
    gateway.troubles(() -> troubles.isEmpty() ? Trouble.NONE : troubles.poll());
    gateway.retryAfter("1");
    List<Long> delays = new CopyOnWriteArrayList<>();
    EdgeConfig config = Scenario.config(gateway, folder);
    EdgeProgress listener =
        new EdgeProgress() {
          @Override
          public void retrying(String reason, Duration delay) {
            delays.add(delay.toMillis());
          }
        };
    try (EdgeConnector connector =
        new EdgeConnector(config, Presses.press(1, 1), listener, Clock.systemUTC())) {
      connector.start();
      assertThat(connector.awaitDone(60)).isTrue();
    }
    assertThat(delays).hasSize(1).allMatch(delay -> delay >= 1000);
  }

  private static Supplier<Trouble> random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Trouble[] kinds = Trouble.values();
    return () -> random.nextInt(3) == 0 ? kinds[random.nextInt(kinds.length)] : Trouble.NONE;
  }

  private static boolean odd(JsonNode sample) {
    return odd(Scenario.text(sample));
  }

  /** Some of the samples, told by their content. */
  private static boolean odd(String text) {
    return text.hashCode() % 61 == 0;
  }

  private List<String> quarantined() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Path file = files.filter(f -> f.toString().endsWith(".jsonl")).findFirst().orElseThrow();
      return Files.readAllLines(file);
    }
  }

  private static void assertCyclesEncloseTheirSamples(List<String> history, int cycles) {
    int running = 0;
    int stopped = 0;
    for (String step : history) {
      if (step.startsWith("start")) {
        running++;
      } else if (step.startsWith("stop")) {
        running--;
        stopped++;
      } else {
        assertThat(running).as(step).isEqualTo(1);
      }
    }
    assertThat(running).isZero();
    assertThat(stopped).isEqualTo(cycles);
  }
}
