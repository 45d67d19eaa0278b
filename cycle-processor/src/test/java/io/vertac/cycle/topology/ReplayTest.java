package io.vertac.cycle.topology;

import static io.vertac.cycle.topology.CycleScenario.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.events.CommandType;
import io.vertac.events.CycleCommand;
import io.vertac.events.SampleBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Reading the topics again gives the same cycles, the moments of silence included. */
class ReplayTest {

  @Test
  void shouldGiveTheSameRecordsWhenTheTopicsAreReadAgain() {
    List<Consumer<CycleScenario>> inputs = new ArrayList<>();
    Output original = new Output();
    try (CycleScenario live = new CycleScenario()) {
      playLive(live, inputs, original);
    }
    assertThat(original.events).hasSizeGreaterThan(30);
    assertThat(original.traces).hasSizeGreaterThan(10);
    Output again = new Output();
    try (CycleScenario replay = new CycleScenario()) {
      replay.register("p1", "p2");
      inputs.forEach(input -> input.accept(replay));
      again.readFrom(replay);
    }
    assertThat(again).isEqualTo(original);
  }

  /** Plays cycles with gaps, retries, late samples and silence, and records what is in the log. */
  private static void playLive(
      CycleScenario live, List<Consumer<CycleScenario>> inputs, Output output) {
    Random random = new Random(7);
    live.register("p1", "p2");
    double now = 0;
    for (int cycle = 0; cycle < 12; cycle++) {
      boolean stamped = random.nextBoolean();
      double start = now;
      command(live, inputs, CommandType.start, now, stamped);
      for (int i = 0; i < 5; i++) {
        now += 0.5 + random.nextDouble();
        SampleBatch batch =
            live.samples(random.nextBoolean() ? "p1" : "p2", now, start + i, start + i + 0.5);
        inputs.add(s -> s.send(batch));
        if (random.nextInt(4) == 0) {
          live.send(batch);
          inputs.add(s -> s.send(batch));
        }
      }
      if (random.nextInt(3) > 0) {
        command(live, inputs, CommandType.stop, now, stamped);
      }
      double pause = random.nextInt(3) * 25.0;
      live.silence(pause);
      now += pause;
      for (CycleCommand passed : live.passedDeadlines()) {
        inputs.add(s -> s.send(passed));
      }
    }
    output.readFrom(live);
  }

  private static void command(
      CycleScenario live,
      List<Consumer<CycleScenario>> inputs,
      CommandType type,
      double at,
      boolean stamped) {
    live.command(
        type,
        at,
        c -> {
          if (stamped) {
            c.setTimestamp(time(at));
          }
          inputs.add(s -> s.send(c));
        });
  }

  /** Every record of both topics: key, timestamp, value, in order. */
  private record Output(List<String> events, List<String> traces) {
    Output() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    void readFrom(CycleScenario scenario) {
      scenario.eventRecords().forEach(r -> events.add(r.key() + r.timestamp() + r.value()));
      scenario.traceRecords().forEach(r -> traces.add(r.key() + r.timestamp() + r.value()));
    }
  }
}
