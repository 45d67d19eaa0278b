package io.vertac.cycle.topology;

import static io.vertac.cycle.topology.CycleScenario.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.events.CommandType;
import io.vertac.events.CycleEvent;
import io.vertac.events.SampleBatch;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DuplicatesTest {
  private final CycleScenario scenario = new CycleScenario();

  @BeforeEach
  void start() {
    scenario.register("p1").command(CommandType.start, 0, c -> c.setTimestamp(time(0)));
  }

  @AfterEach
  void close() {
    scenario.close();
  }

  @Test
  void shouldCountABatchOnceWhenItIsSentAgain() {
    SampleBatch batch = scenario.samples("p1", 1, 0.5, 1);
    batch.setReceivedAt(time(2));
    scenario.send(batch);
    CycleEvent last = finish();
    assertThat(last.getSampleCount()).isEqualTo(2);
    assertThat(scenario.traces().get(0).getValues()).containsExactly(0.5, 1.0);
    assertThat(scenario.lastStatus().getStreamSampleCount()).isEqualTo(2);
  }

  @Test
  void shouldChangeNothingWhenABatchIsSentAgainAfterItsCycle() {
    SampleBatch batch = scenario.samples("p1", 1, 0.5, 1);
    finish();
    scenario.traces();
    batch.setReceivedAt(time(200_000));
    scenario.send(batch);
    scenario.silence(60);
    assertThat(scenario.deadLetters()).isEmpty();
    assertThat(scenario.events()).isEmpty();
    assertThat(scenario.traces()).isEmpty();
  }

  @Test
  void shouldCountASampleOnceWhenItComesInAnotherBatch() {
    scenario.samples("p1", 1, 0.5, 1);
    scenario.samples("p1", 2, 1, 1.5, 2);
    CycleEvent last = finish();
    assertThat(last.getSampleCount()).isEqualTo(4);
    assertThat(last.getDuplicateCount()).isEqualTo(1);
    assertThat(scenario.traces().get(0).getValues()).containsExactly(0.5, 1.0, 1.5, 2.0);
    assertThat(scenario.lastStatus().getStreamSampleCount()).isEqualTo(4);
  }

  @Test
  void shouldLoseNothingWhenAClientStartsItsBatchNumbersOver() {
    scenario.samples("1", "p1", 1, 1);
    scenario.samples("1", "p1", 2, 2);
    assertThat(finish().getSampleCount()).isEqualTo(2);
  }

  @Test
  void shouldKeepSensorsApartThatWereSampledAtTheSameTime() {
    scenario.samples("p1", 1, 1);
    scenario.samples("p2", 1, 1);
    CycleEvent last = finish();
    assertThat(last.getSampleCount()).isEqualTo(2);
    assertThat(last.getExpectedSensors()).containsExactly("p1", "p2");
  }

  private CycleEvent finish() {
    scenario.command(CommandType.stop, 3, c -> c.setTimestamp(time(3)));
    scenario.silence(11);
    List<CycleEvent> events = scenario.events();
    return events.get(events.size() - 1);
  }
}
