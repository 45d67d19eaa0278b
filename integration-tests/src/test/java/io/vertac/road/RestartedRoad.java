package io.vertac.road;

import static io.vertac.road.NaiveMachine.BATCHES;
import static io.vertac.road.NaiveMachine.PER_CYCLE;
import static io.vertac.road.NaiveMachine.SENSORS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** All services end in the middle of a cycle and come back on the same parts. */
abstract class RestartedRoad {

  abstract Parts parts();

  @Test
  void shouldFinishTheCycleWithExactCountsWhenServicesRestartInIt() {
    try (Road road = Road.started(parts(), "restart.")) {
      NaiveMachine machine = NaiveMachine.register(road.gateway(), "restarted");
      machine.playCycle();
      machine.start();
      machine.postBatches(BATCHES / 2);
      road.stop();

      road.start();
      machine.use(road.gateway());
      // The connector cannot know whether the answer to its last batch was lost.
      road.gateway().post("/api/live/batch", machine.posted().get(BATCHES + BATCHES / 2 - 1)).ok();
      machine.postBatches(BATCHES - BATCHES / 2);
      machine.stop();

      Road.eventually(
          () ->
              assertThat(road.tables().finishedCycles(machine.streamId()))
                  .containsExactly("1 stopped " + PER_CYCLE, "2 stopped " + PER_CYCLE));
      road.awaitQuiet();
      assertThat(road.readings().count(machine.streamId())).isEqualTo(2 * PER_CYCLE);
      assertThat(road.tables().deviations(machine.streamId(), "reference")).isEqualTo(SENSORS);
    }
  }
}
