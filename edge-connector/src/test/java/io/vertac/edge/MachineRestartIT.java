package io.vertac.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.edge.TestGateway.Trouble;
import io.vertac.edge.config.EdgeConfig;
import io.vertac.edge.config.Speed;
import io.vertac.edge.progress.EdgeCounts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class MachineRestartIT {
  private final TestGateway gateway = new TestGateway();

  @TempDir Path folder;

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void shouldGoOnWithTheNextCycleOfTheSameStreamWhenStartedAgain() throws Exception {
    EdgeConfig config = Scenario.config(gateway, folder);
    String stream = Scenario.play(config, Presses.press(1, 3)).streamId();
    EdgeConnector second = Scenario.play(config, Presses.press(1, 2));

    assertThat(second.streamId()).isEqualTo(stream);
    assertThat(gateway.history())
        .filteredOn(step -> step.startsWith("start"))
        .extracting(step -> step.replaceAll(".*\"part\":(\\d+).*", "$1"))
        .containsExactly("1", "2", "3", "4", "5");
    List<String> times =
        gateway.samples().stream().map(sample -> sample.path("timestamp").asText()).toList();
    assertThat(times.stream().map(Instant::parse)).isSorted();
  }

  @Test
  void shouldAbortTheCycleLeftRunningByACrashWhereItsSamplesEnd() throws Exception {
    Instant started = Instant.parse("2026-01-01T00:00:00Z");
    gateway.cycles.leaveRunning(started, started.plusSeconds(4));

    EdgeCounts counts =
        Scenario.play(Scenario.config(gateway, folder), Presses.press(1, 2)).counts();

    assertThat(gateway.history().get(0)).isEqualTo("abort 2026-01-01T00:00:04Z connection_lost");
    assertThat(counts.cyclesAborted()).isEqualTo(1);
    assertThat(counts.cyclesStopped()).isEqualTo(2);
    assertThat(counts.complete()).isTrue();
  }

  @Test
  void shouldMakeRoomWhenAStrangerStartedACycleInBetween() throws Exception {
    EdgeConfig config = Scenario.config(gateway, folder);
    Scenario.play(config, Presses.press(1, 1));
    Instant earlier = Instant.parse("2026-01-01T00:00:00Z");
    // After registration and status, before the first start.
    atRequest(2, () -> gateway.cycles.leaveRunning(earlier, earlier.plusSeconds(1)));
    EdgeCounts counts = Scenario.play(config, Presses.press(1, 2)).counts();

    assertThat(counts.cyclesAborted()).isEqualTo(1);
    assertThat(counts.cyclesStarted()).isEqualTo(2);
    assertThat(counts.cyclesRefused()).isZero();
    assertThat(gateway.cycles.running()).isNull();
  }

  @Test
  void shouldCarryOnWhenThePlatformAbortedTheCycle() throws Exception {
    atRequest(10, gateway.cycles::abort);
    EdgeCounts counts =
        Scenario.play(Scenario.config(gateway, folder), Presses.press(1, 2)).counts();
    assertThat(counts.complete()).isTrue();
    assertThat(counts.cyclesStarted()).isEqualTo(2);
    assertThat(counts.cyclesStopped()).isEqualTo(1);
    assertThat(counts.cyclesRefused()).isZero();
  }

  @Test
  void shouldPlayACycleThatSomebodyStartedToTheEndOfTheNextOne() throws Exception {
    atRequest(10, gateway.cycles::startAnotherByHand);
    EdgeCounts counts =
        Scenario.play(Scenario.config(gateway, folder), Presses.press(1, 3)).counts();

    assertThat(gateway.history())
        .filteredOn(step -> !step.startsWith("batch"))
        .extracting(step -> step.split(" ")[0])
        .as("the first is not stopped for it, and the second is the started one")
        .containsExactly("start", "stop", "start", "stop");
    assertThat(counts.cyclesStarted()).isEqualTo(3);
    assertThat(counts.cyclesStopped()).isEqualTo(2);
    assertThat(counts.cyclesAborted()).isZero();
    assertThat(counts.cyclesRefused()).isZero();
  }

  @Test
  void shouldSendWhatWasReadWhenClosedInTheMiddle() throws Exception {
    EdgeConfig live =
        EdgeConfig.of(gateway.address(), folder, Speed.REAL_TIME).withRetries(Scenario.EAGER);
    EdgeConnector connector = Scenario.connector(live, Presses.press(1, 0));
    connector.start();
    while (connector.counts().read() < 60) {
      assertThat(connector.awaitDone(0)).isFalse();
      Thread.sleep(10);
    }
    connector.close();
    connector.close();

    EdgeCounts counts = connector.counts();
    assertThat(counts.complete()).as("%s", counts).isTrue();
    assertThat(gateway.samples()).hasSize((int) counts.read());
    Instant last = Instant.parse(lastSample().path("timestamp").asText());
    String end = gateway.history().get(gateway.history().size() - 1);
    assertThat(end).startsWith("abort ").endsWith(" connection_lost");
    assertThat(Instant.parse(end.split(" ")[1])).isEqualTo(last);
    assertThat(counts.cyclesAborted()).isEqualTo(1);
    assertThat(last).isBefore(Instant.now()).isAfter(Instant.now().minusSeconds(60));
  }

  @Test
  void shouldRegisterUnderItsSavedIdWithAllSensors() throws Exception {
    EdgeConnector connector = Scenario.play(Scenario.config(gateway, folder), Presses.press(1, 1));
    JsonNode registration = gateway.registrations().get(0);
    assertThat(registration.path("stream_id").asText()).isEqualTo(connector.streamId());
    assertThat(registration.path("sensor_count").asInt()).isEqualTo(8);
    assertThat(registration.path("sensors")).hasSize(8);
  }

  private void atRequest(int number, Runnable happening) {
    AtomicInteger requests = new AtomicInteger();
    gateway.troubles(
        () -> {
          if (requests.getAndIncrement() == number) {
            happening.run();
          }
          return Trouble.NONE;
        });
  }

  private JsonNode lastSample() {
    List<JsonNode> samples = gateway.samples();
    return samples.get(samples.size() - 1);
  }
}
