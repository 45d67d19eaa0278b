package io.vertac.deviation.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.events.Alert;
import io.vertac.events.CycleAnalysis;
import io.vertac.events.RankedSensor;
import io.vertac.events.SensorSettings;
import io.vertac.events.Severity;
import io.vertac.events.StreamSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How strict somebody's limits are decides whether people are told, not who is to blame. */
class BlameBySettingsTest {
  private static final double[][] LIMITS = {
    {70, 40}, {0, 0}, {50, 20}, {75, 40}, {75, 75}, {90, 60}, {100, 40}, {100, 100}
  };
  private static final List<String> SENSORS = List.of("force", "oil", "way");
  private static final int POINTS = 40;
  private static final int LEARNED = 8;

  /** What was said of a cycle, its flag and its severities left out. */
  private record Blame(double health, boolean learned, List<String> ranking) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void shouldRankAlikeWhateverTheLimits(long seed) {
    List<Blame> factory = play(seed, LIMITS[0]);
    assertThat(factory).hasSizeGreaterThan(LEARNED);
    for (double[] limits : LIMITS) {
      assertThat(play(seed, limits)).as("limits %s, %s", limits[0], limits[1]).isEqualTo(factory);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {70, 75, 90, 100})
  void shouldBlameNobodyButTheSilentSensor(double warning) {
    try (DeviationScenario scenario = learned(7, new double[] {warning, 40})) {
      CycleAnalysis analysis = play(scenario, new Random(99), "silent");
      assertThat(analysis.getSeverity()).isEqualTo(Severity.warning);
      assertThat(analysis.getTop3Sensors().get(0).getSensorId()).isEqualTo("oil");
      assertThat(analysis.getTop3Sensors().get(0).getContributionShare()).isEqualTo(1.0);
      assertThat(analysis.getTop3Sensors())
          .filteredOn(sensor -> sensor.getSeverity() != Severity.normal)
          .hasSize(1);
      assertThat(scenario.alerts()).extracting(Alert::getSensorId).containsExactly("oil");
    }
  }

  @Test
  void shouldTellOfTheCycleWhenItIsBelowAStrictLimitAndNoSensorStandsOut() {
    try (DeviationScenario scenario = learned(7, new double[] {100, 0})) {
      Random random = new Random(5);
      for (int i = 0; i < 20; i++) {
        scenario.alerts();
        CycleAnalysis analysis = play(scenario, random, "healthy");
        assertThat(analysis.getSeverity()).isEqualTo(Severity.warning);
        for (Alert alert : scenario.alerts()) {
          boolean isOfTheCycle = alert.getSensorId() == null;
          assertThat(alert.getMessage().contains("no single sensor")).isEqualTo(isOfTheCycle);
        }
        assertThat(analysis.getTop3Sensors())
            .filteredOn(sensor -> sensor.getKind().equals("none"))
            .extracting(RankedSensor::getSeverity)
            .allMatch(Severity.normal::equals);
      }
    }
  }

  private static List<Blame> play(long seed, double[] limits) {
    List<Blame> played = new ArrayList<>();
    try (DeviationScenario scenario = learned(seed, limits)) {
      Random random = new Random(-seed);
      for (String what :
          List.of("healthy", "silent", "weak", "healthy", "hot", "faint", "silent")) {
        played.add(blame(play(scenario, random, what)));
      }
      for (int i = 0; i < LEARNED; i++) {
        played.add(blame(play(scenario, random, i % 3 == 0 ? "faint" : "healthy")));
      }
    }
    return played;
  }

  private static Blame blame(CycleAnalysis analysis) {
    List<String> ranking =
        analysis.getTop3Sensors().stream()
            .map(sensor -> sensor.getSensorId() + ' ' + sensor.getContributionShare())
            .toList();
    return new Blame(analysis.getHealthScore(), analysis.getLearned(), ranking);
  }

  private static DeviationScenario learned(long seed, double[] limits) {
    DeviationScenario scenario = new DeviationScenario();
    Random random = new Random(seed);
    for (int i = 0; i < LEARNED; i++) {
      play(scenario, random, "healthy");
    }
    scenario.settings(
        StreamSettings.newBuilder()
            .setStreamId(DeviationScenario.STREAM)
            .setVersion(1)
            .setDefaults(SensorSettings.newBuilder().build())
            .setChangedAt(DeviationScenario.T0)
            .setWarningHealth(limits[0])
            .setCriticalHealth(limits[1])
            .build());
    scenario.alerts();
    return scenario;
  }

  private static CycleAnalysis play(DeviationScenario scenario, Random random, String what) {
    double weak = what.equals("weak") ? 0.9 : what.equals("faint") ? 0.985 : 1;
    scenario.curve("force", curve(random, 100 * weak, 0, 0.8));
    scenario.curve("way", curve(random, 200, 0, 1));
    scenario.curve("oil", curve(random, 2, what.equals("hot") ? 58 : 50, 0.05));
    if (what.equals("silent")) {
      scenario.without("oil");
    }
    return scenario.play(event -> event.setExpectedSensors(SENSORS));
  }

  private static double[] curve(Random random, double size, double level, double noise) {
    double[] values = new double[POINTS];
    double stroke = size * (1 + 0.004 * random.nextGaussian());
    for (int i = 0; i < POINTS; i++) {
      double shape = Math.sin(Math.PI * i / (POINTS - 1));
      values[i] = level + stroke * shape * shape + noise * random.nextGaussian();
    }
    return values;
  }
}
