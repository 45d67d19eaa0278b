package io.vertac.road;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Somebody chooses the cycle that the next ones are compared with. */
abstract class ChosenReferenceRoad {

  abstract Road road();

  @Test
  void shouldCompareTheCyclesAfterwardsWithTheChosenOne() {
    NaiveMachine machine = NaiveMachine.register(road().gateway(), "chosen");
    String first = machine.playCycle();
    String second = machine.playCycle();
    awaitFinished(machine, 2);
    assertThat(referenceOf(machine)).isEqualTo(first);

    var answer = road().gateway().post("/api/live/cycles/" + second + "/reference").ok();
    assertThat(answer.get("reference_cycle_id").textValue()).isEqualTo(second);
    assertThat(answer.get("reference_version").asInt()).isEqualTo(2);

    machine.playCycle();
    String fourth = machine.playCycle();
    awaitFinished(machine, 4);
    assertThat(comparedWith(fourth)).isEqualTo(second);
    assertThat(comparedWith(second)).isEqualTo(first);
    assertThat(referenceOf(machine)).isEqualTo(second);
  }

  @Test
  void shouldRefuseAnAbortedCycle() {
    NaiveMachine machine = NaiveMachine.register(road().gateway(), "aborted");
    String aborted = machine.start();
    machine.postBatches(1);
    machine.command("abort").ok();
    awaitFinished(machine, 1);
    assertThat(road().gateway().post("/api/live/cycles/" + aborted + "/reference").status())
        .isEqualTo(409);
  }

  private void awaitFinished(NaiveMachine machine, int cycles) {
    Road.eventually(
        () -> assertThat(road().tables().finishedCycles(machine.streamId())).hasSize(cycles));
    road().awaitQuiet();
  }

  private String referenceOf(NaiveMachine machine) {
    return String.join(
        " ",
        road()
            .tables()
            .column(
                "SELECT id FROM live_cycles WHERE stream_id = ? AND is_reference",
                UUID.fromString(machine.streamId())));
  }

  private String comparedWith(String cycleId) {
    return String.join(
        " ",
        road()
            .tables()
            .column(
                """
                SELECT DISTINCT reference_cycle_id FROM live_deviations
                 WHERE cycle_id = ? AND comparison_type = 'reference'
                """,
                UUID.fromString(cycleId)));
  }
}
