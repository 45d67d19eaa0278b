package io.vertac.deviation.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertac.events.Alert;
import io.vertac.events.ComparisonType;
import io.vertac.events.CycleAnalysis;
import io.vertac.events.SensorDeviation;
import io.vertac.events.SensorSettings;
import io.vertac.events.Severity;
import io.vertac.events.StreamSettings;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What somebody chose for a stream, as the cycle-processor stamps it on curves and events. */
class StreamSettingsTest {
  private final DeviationScenario scenario = new DeviationScenario();
  private final Stroke stroke = new Stroke(21);

  @AfterEach
  void close() {
    scenario.close();
  }

  @Test
  void shouldRecordWhatTheServiceIsConfiguredWithWhenNothingWasChosen() {
    CycleAnalysis analysis = curves(0).play();
    assertThat(analysis.getSettingsVersion()).isZero();
    SensorSettings used = analysis.getSettings().getDefaults();
    assertThat(used.getGridPoints()).isEqualTo(1000);
    assertThat(used.getDtwWindowShare()).isEqualTo(0.05);
    assertThat(used.getSmoothingWindow()).isEqualTo(1);
    assertThat(used.getNormalisation()).isEqualTo("amplitude");
    assertThat(analysis.getSettings().getWarningHealth()).isEqualTo(70);
    assertThat(analysis.getSettings().getCriticalHealth()).isEqualTo(40);
  }

  @Test
  void shouldRecordWhatWasChosen() {
    scenario.settings(chosen(3, 0, s -> s.setWarningHealth(85.0)));
    CycleAnalysis analysis = curves(0).play();
    assertThat(analysis.getSettingsVersion()).isEqualTo(3);
    assertThat(analysis.getSettings().getWarningHealth()).isEqualTo(85);
    assertThat(analysis.getSettings().getDefaults().getQualityThreshold()).isEqualTo(0.3);
  }

  @Test
  void shouldWarnEarlierWhenAHigherHealthIsAskedFor() {
    learn(8);
    double found = curves(0.15).play().getHealthScore();
    assertThat(found).isLessThan(100);
    scenario.settings(chosen(1, 0, s -> s.setWarningHealth(100.0)));
    CycleAnalysis analysis = curves(0.15).play();
    assertThat(analysis.getSeverity()).isEqualTo(Severity.warning);
  }

  @Test
  void shouldKeepQuietWhenALowHealthIsAllowed() {
    learn(8);
    assertThat(curves(3).play().getSeverity()).isNotEqualTo(Severity.normal);
    scenario.alerts();
    scenario.settings(chosen(1, 0, s -> s.setWarningHealth(0.0)));
    CycleAnalysis analysis = curves(3).play();
    assertThat(analysis.getSeverity()).isEqualTo(Severity.normal);
    assertThat(analysis.getLearned()).isFalse();
    assertThat(scenario.alerts()).isEmpty();
  }

  @Test
  void shouldAlertWhenASensorLeavesTheBandSomebodyAllows() {
    learn(2);
    scenario.settings(
        chosen(
            1,
            0,
            s ->
                s.setSensors(
                    Map.of(
                        "p1",
                        SensorSettings.newBuilder()
                            .setWarningDeviation(1.0)
                            .setCriticalDeviation(5.0)
                            .build()))));
    assertThat(curves(1.5).play().getSeverity()).isEqualTo(Severity.warning);
    Alert alert =
        scenario.alerts().stream()
            .filter(a -> a.getMessage().contains("the limit is 1 bar"))
            .findFirst()
            .orElseThrow();
    assertThat(alert.getSensorId()).isEqualTo("p1");
    scenario.deviations();
    assertThat(curves(8).play().getSeverity()).isEqualTo(Severity.critical);
    SensorDeviation deviation = scenario.deviations().get(0);
    assertThat(deviation.getSeverity()).isEqualTo(Severity.critical);
    assertThat(deviation.getExplanation()).contains("the limit is 5 bar");
  }

  @Test
  void shouldSmoothWhatIsCompared() {
    double[] spiked = {0, 1, 4, 9, 10, 10, 9, 4, 1, 0};
    scenario.curve("p1", spiked).play();
    double rough = maxDeviation(() -> scenario.curve("p1", withSpike(spiked)).play());
    scenario.settings(
        chosen(
            1,
            1,
            s -> {
              s.getDefaults().setSmoothingWindow(5);
              s.getDefaults().setSmoothingOrder(2);
            }));
    double smooth = maxDeviation(() -> scenario.curve("p1", withSpike(spiked)).play());
    assertThat(rough).isCloseTo(7, within(1e-9));
    assertThat(smooth).isCloseTo(7 * 17 / 35.0, within(1e-9));
  }

  @Test
  void shouldNormaliseAsChosen() {
    double[] ramp = {0, 1, 2, 3, 4, 5, 6, 7, 8, 10};
    double[] moved = {1, 2, 3, 4, 5, 6, 7, 8, 9, 11};
    scenario.curve("p1", ramp).play();
    scenario.settings(chosen(1, 0, s -> s.getDefaults().setNormalisation("range")));
    scenario.deviations();
    scenario.curve("p1", moved).play();
    assertThat(scenario.deviations().get(0).getEuclideanDistance()).isCloseTo(0.1, within(1e-9));
  }

  @Test
  void shouldNeitherJudgeNorMissASensorThatIsNotAnalysed() {
    learn(6);
    scenario.settings(
        chosen(
            1,
            1,
            s ->
                s.setSensors(
                    Map.of("p2", SensorSettings.newBuilder().setAnalysed(false).build()))));
    CycleAnalysis wild =
        scenario.curve("p1", stroke.usual()).curve("p2", stroke.shifted(50)).play();
    assertThat(wild.getSeverity()).isEqualTo(Severity.normal);
    CycleAnalysis without = scenario.curve("p1", stroke.usual()).play();
    assertThat(without.getMissingSensors()).isEmpty();
    assertThat(without.getSeverity()).isEqualTo(Severity.normal);
  }

  @Test
  void shouldKnowAtOnceWhatItLearntBeforeWhenSignalsArePreparedInAnotherWay() {
    learn(12);
    scenario.settings(chosen(1, 1, s -> s.getDefaults().setSmoothingWindow(3)));
    CycleAnalysis usual = curves(0).play();
    assertThat(usual.getLearnedCycles()).isEqualTo(13);
    assertThat(usual.getSeverity()).isEqualTo(Severity.normal);
    CycleAnalysis shifted = curves(3).play();
    assertThat(shifted.getSeverity()).isEqualTo(Severity.critical);
    scenario.label(shifted.getCycleId(), "good");
    assertThat(curves(0).play().getLearnedCycles()).isEqualTo(15);
  }

  @Test
  void shouldNotLearnTheFaultThatASensorHadWhileNobodyLooked() {
    learn(8);
    scenario.settings(
        chosen(
            1,
            1,
            s ->
                s.setSensors(
                    Map.of("p2", SensorSettings.newBuilder().setAnalysed(false).build()))));
    for (int i = 0; i < 4; i++) {
      assertThat(broken().play().getLearned()).isTrue();
    }
    scenario.settings(chosen(2, 2, s -> {}));
    CycleAnalysis again = broken().play();
    assertThat(again.getSeverity()).isNotEqualTo(Severity.normal);
    assertThat(again.getTop3Sensors().get(0).getSensorId()).isEqualTo("p2");
    assertThat(again.getLearnedCycles()).isEqualTo(8);
  }

  private DeviationScenario broken() {
    return scenario.curve("p1", stroke.usual()).curve("p2", stroke.shifted(6));
  }

  @Test
  void shouldForgiveAShiftInTimeUnderAWiderWindow() {
    learn(8);
    double narrow = late().play().getHealthScore();
    scenario.settings(chosen(1, 1, s -> s.getDefaults().setDtwWindowShare(0.5)));
    double wide = late().play().getHealthScore();
    assertThat(wide).isGreaterThan(narrow);
  }

  private DeviationScenario late() {
    double[] usual = stroke.usual();
    double[] late = new double[usual.length];
    System.arraycopy(usual, 0, late, 1, late.length - 1);
    return scenario.curve("p1", late).curve("p2", stroke.usual());
  }

  private double maxDeviation(Runnable cycle) {
    scenario.deviations();
    cycle.run();
    return scenario.deviations().stream()
        .filter(d -> d.getComparisonType() == ComparisonType.reference)
        .mapToDouble(SensorDeviation::getMaxDeviation)
        .findFirst()
        .orElseThrow();
  }

  private static double[] withSpike(double[] curve) {
    double[] spiked = curve.clone();
    spiked[5] += 7;
    return spiked;
  }

  private void learn(int cycles) {
    for (int i = 0; i < cycles; i++) {
      curves(0).play();
    }
    scenario.alerts();
    scenario.deviations();
  }

  private DeviationScenario curves(double shift) {
    return scenario.curve("p1", stroke.shifted(shift)).curve("p2", stroke.usual());
  }

  private static StreamSettings chosen(
      int version, int signalVersion, Consumer<StreamSettings> changes) {
    StreamSettings settings =
        StreamSettings.newBuilder()
            .setStreamId(DeviationScenario.STREAM)
            .setVersion(version)
            .setSignalVersion(signalVersion)
            .setChangedAt(DeviationScenario.T0)
            .setDefaults(SensorSettings.newBuilder().build())
            .build();
    changes.accept(settings);
    return settings;
  }
}
