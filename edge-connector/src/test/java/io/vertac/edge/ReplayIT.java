package io.vertac.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertac.config.ConfigurationException;
import io.vertac.edge.TestGateway.Trouble;
import io.vertac.edge.recording.CsvRecording;
import io.vertac.edge.recording.Mapping;
import io.vertac.edge.recording.PlayOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class ReplayIT {
  private final TestGateway gateway = new TestGateway();

  @TempDir Path folder;

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void shouldChangeNothingWhenTheSameRecordingIsPlayedAgain() throws Exception {
    EdgeConnector first = play(rig(null), "state");
    List<String> history = gateway.history();
    Set<String> batches = gateway.batchIds();
    Set<String> commands = gateway.commandIds();

    EdgeConnector second = play(rig(null), "state");

    assertThat(first.counts().acknowledged()).isEqualTo(132_600);
    assertThat(second.counts().acknowledged()).isEqualTo(132_600);
    assertThat(second.counts().cyclesStopped()).isEqualTo(130);
    assertThat(gateway.samples()).hasSize(132_600);
    assertThat(gateway.history()).isEqualTo(history);
    assertThat(gateway.batchIds()).isEqualTo(batches);
    assertThat(gateway.commandIds()).isEqualTo(commands);
  }

  @Test
  void shouldFinishTheInterruptedCycleWhenARecordingIsPlayedAfterACrash() throws Exception {
    // The connector gives up in the middle, as one that is killed would.
    AtomicInteger left = new AtomicInteger(300);
    gateway.troubles(() -> left.getAndDecrement() > 0 ? Trouble.NONE : Trouble.UNAVAILABLE);
    try (EdgeConnector connector =
        Scenario.connector(Crashes.impatient(gateway, state()), rig(null))) {
      connector.start();
      await().atMost(Duration.ofSeconds(60)).until(() -> left.get() < 0);
      assertThat(connector.awaitDone(0)).isFalse();
    }
    assertThat(gateway.samples()).isNotEmpty().hasSizeLessThan(132_600);
    gateway.troubles(() -> Trouble.NONE);

    EdgeConnector second = play(rig(null), "state");

    assertThat(Scenario.received(gateway)).isEqualTo(Scenario.read(rig(null)));
    assertThat(gateway.history()).filteredOn(step -> step.startsWith("stop")).hasSize(130);
    assertThat(second.counts().cyclesRefused()).isZero();
    assertThat(second.counts().cyclesAborted()).isZero();
  }

  @Test
  void shouldChooseTheReferenceOnceItIsFinal() throws Exception {
    gateway.cycles.graceStatusCalls(3);
    EdgeConnector first = play(rig("1787"), "state");
    assertThat(first.failure()).isNull();
    List<String> history = gateway.history();
    int chosen = history.indexOf(history.stream().filter(s -> s.startsWith("ref")).findAny().get());
    assertThat(history.get(0)).contains("\"cycle\":1787");
    assertThat(history.get(chosen - 1)).startsWith("stop");
    assertThat(history.subList(0, chosen)).filteredOn(s -> s.startsWith("start")).hasSize(1);

    EdgeConnector second = play(rig("1787"), "state");
    assertThat(second.failure()).isNull();
    assertThat(gateway.history()).isEqualTo(history);
    assertThat(gateway.samples()).hasSize(132_600);
  }

  @Test
  void shouldRefuseToPlayAKnownRecordingAtOtherTimesUnlessAsANewRun() throws Exception {
    play(rig(null), "state");
    EdgeConnector elsewhere = play(rig(null), "other");
    assertThat(elsewhere.failure())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("--new-run");
    assertThat(gateway.samples()).hasSize(132_600);

    EdgeConnector again =
        Scenario.play(
            Scenario.config(gateway, folder.resolve("other")).withNewRun(true), rig(null));
    assertThat(again.streamId()).isNotEqualTo(elsewhere.streamId());
  }

  private EdgeConnector play(CsvRecording rig, String state) throws InterruptedException {
    return Scenario.play(Scenario.config(gateway, folder.resolve(state)), rig);
  }

  private Path state() {
    return folder.resolve("state");
  }

  private static CsvRecording rig(String reference) {
    return CsvRecording.open(
        SharedData.file("hydraulic_small.csv"),
        Mapping.NONE,
        new PlayOptions("rig", reference, false));
  }
}
