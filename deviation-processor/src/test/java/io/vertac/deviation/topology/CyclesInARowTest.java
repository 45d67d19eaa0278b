package io.vertac.deviation.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.events.ComparisonType;
import io.vertac.events.CycleEvent;
import io.vertac.events.CycleState;
import io.vertac.events.SensorDeviation;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CyclesInARowTest {
  private static final double[] STROKE = {0, 1, 4, 9, 10, 10, 9, 4, 1, 0};
  private final DeviationScenario scenario = new DeviationScenario();

  @AfterEach
  void close() {
    scenario.close();
  }

  @Test
  void shouldBeginAnewAfterACycleInWhichTheSensorIsMissing() {
    scenario.curve("p1", STROKE).curve("p2", STROKE).play();
    scenario.curve("p1", shifted(500)).curve("p2", STROKE).play();
    scenario.curve("p2", STROKE).play(e -> e.setExpectedSensors(List.of("p1", "p2")));
    scenario.curve("p1", shifted(500)).curve("p2", STROKE).play();
    assertThat(inARow()).containsExactly(1, 1);
  }

  @Test
  void shouldSeeTheCycleBeforeThatStillWaitsForLateSamples() {
    scenario.curve("p1", STROKE).play();
    scenario.curve("p1", shifted(500)).play();
    CycleEvent healthy = scenario.curve("p1", STROKE).stop();
    CycleEvent faulty = scenario.curve("p1", shifted(500)).stop();
    CycleEvent again = scenario.curve("p1", shifted(500)).stop();
    scenario.send(healthy);
    scenario.send(faulty);
    scenario.send(again);
    assertThat(inARow()).containsExactly(1, 0, 1, 2);
  }

  @Test
  void shouldNotCountAnAbortedCycleAmongThoseInARow() {
    scenario.curve("p1", STROKE).play();
    scenario.curve("p1", shifted(500)).play();
    scenario.curve("p1", shifted(500));
    scenario.play(
        e -> {
          e.setState(CycleState.aborted);
          e.setCause("connection_lost");
        });
    scenario.curve("p1", shifted(500)).play();
    assertThat(inARow()).containsExactly(1, 0, 2);
  }

  /** Of the first sensor, cycle by cycle. */
  private List<Integer> inARow() {
    return scenario.deviations().stream()
        .filter(d -> d.getSensorId().equals("p1"))
        .filter(d -> d.getComparisonType() == ComparisonType.reference)
        .map(SensorDeviation::getCyclesInARow)
        .toList();
  }

  private static double[] shifted(double by) {
    return Arrays.stream(STROKE).map(v -> v + by).toArray();
  }
}
