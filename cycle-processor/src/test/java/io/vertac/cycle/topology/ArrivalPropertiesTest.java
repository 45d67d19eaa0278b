package io.vertac.cycle.topology;

import static io.vertac.cycle.topology.CycleScenario.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.events.CommandType;
import io.vertac.events.CycleCommand;
import io.vertac.events.SensorTrace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Deviations are computed from traces alone, and a trace does not show how its samples came. */
class ArrivalPropertiesTest {

  @Property(tries = 40)
  void shouldGiveTheSameCurveInWhateverOrderAndHoweverOftenSamplesCome(
      @ForAll @IntRange(min = 1, max = 40) int samples, @ForAll long seed) {
    List<Double> inOrder = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      inOrder.add(1 + i * 0.25);
    }
    Random random = new Random(seed);
    List<Double> arriving = new ArrayList<>(inOrder);
    for (int i = 0; i < samples / 2; i++) {
      arriving.add(inOrder.get(random.nextInt(samples)));
    }
    Collections.shuffle(arriving, random);
    SensorTrace expected = curve(inOrder, samples);
    SensorTrace actual = curve(arriving, 1 + random.nextInt(7));
    assertThat(actual).isEqualTo(expected);
  }

  private static SensorTrace curve(List<Double> times, int batchSize) {
    try (CycleScenario scenario = new CycleScenario()) {
      scenario.register("p1");
      scenario.send(
          CycleCommand.newBuilder()
              .setCommandId("start")
              .setStreamId(CycleScenario.STREAM)
              .setType(CommandType.start)
              .setTimestamp(time(0))
              .setReceivedAt(time(0))
              .build());
      for (int from = 0; from < times.size(); from += batchSize) {
        List<Double> batch = times.subList(from, Math.min(times.size(), from + batchSize));
        scenario.samples("p1", 12, batch.stream().mapToDouble(Double::doubleValue).toArray());
      }
      scenario.command(CommandType.stop, 13, c -> c.setTimestamp(time(12)));
      scenario.silence(40);
      return scenario.traces().get(0);
    }
  }
}
