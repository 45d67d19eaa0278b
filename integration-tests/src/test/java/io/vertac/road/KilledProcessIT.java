package io.vertac.road;

import static io.vertac.road.NaiveMachine.BATCHES;
import static io.vertac.road.NaiveMachine.PER_CYCLE;
import static io.vertac.road.NaiveMachine.SENSORS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole process is killed in the middle of a cycle and started again on the same folder. */
class KilledProcessIT {
  private final TestFolder folder = new TestFolder("killed");

  @AfterEach
  void deleteData() {
    folder.delete();
  }

  @Test
  void shouldFinishTheCycleWithExactCountsWhenStartedAfterAKill() throws Exception {
    NaiveMachine machine;
    try (StandaloneProcess first = StandaloneProcess.start(folder.path())) {
      machine = NaiveMachine.register(first.gateway(), "killed");
      machine.playCycle();
      machine.start();
      machine.postBatches(BATCHES / 2);
      first.kill();
    }
    try (StandaloneProcess second = StandaloneProcess.start(folder.path())) {
      machine.use(second.gateway());
      // The connector cannot know whether the answer to its last batch was lost.
      String last = machine.posted().get(machine.posted().size() - 1);
      second.gateway().post("/api/live/batch", last).ok();
      machine.postBatches(BATCHES - BATCHES / 2);
      machine.stop();
      requireExactCounts(second.endpoints(), machine);
    }
  }

  private static void requireExactCounts(Map<String, String> endpoints, NaiveMachine machine) {
    ReadingsStore readings = new QuestDbReadings(endpoints.get("INFLUXDB_URL"));
    try (Tables tables = new Tables(endpoints)) {
      Road.eventually(
          () ->
              assertThat(tables.finishedCycles(machine.streamId()))
                  .containsExactly("1 stopped " + PER_CYCLE, "2 stopped " + PER_CYCLE));
      Road.eventually(
          () -> assertThat(tables.deviations(machine.streamId(), "reference")).isEqualTo(SENSORS));
      Road.eventually(
          () -> assertThat(readings.count(machine.streamId())).isEqualTo(2 * PER_CYCLE));
    }
  }
}
