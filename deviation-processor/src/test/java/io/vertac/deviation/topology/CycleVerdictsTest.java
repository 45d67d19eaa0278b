package io.vertac.deviation.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.vertac.events.Alert;
import io.vertac.events.ComparisonType;
import io.vertac.events.CycleAnalysis;
import io.vertac.events.CycleEvent;
import io.vertac.events.CycleState;
import io.vertac.events.SensorDeviation;
import io.vertac.events.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CycleVerdictsTest {
  private static final double[] STROKE = {0, 1, 4, 9, 10, 10, 9, 4, 1, 0};
  private static final double[] FLAT = {5, 5, 5, 5, 5, 5, 5, 5, 5, 5};
  private final DeviationScenario scenario = new DeviationScenario();

  @AfterEach
  void close() {
    scenario.close();
  }

  @Test
  void shouldMeasureNothingButFullHealthOnTheReference() {
    CycleAnalysis analysis = scenario.curve("p1", STROKE).play();
    assertThat(analysis.getHealthScore()).isEqualTo(100.0);
    assertThat(analysis.getIsReference()).isTrue();
    assertThat(analysis.getComparisonType()).isNull();
    assertThat(scenario.deviations()).isEmpty();
    assertThat(scenario.alerts()).isEmpty();
  }

  @Test
  void shouldPublishTheReferenceCurve() {
    scenario.curve("p1", STROKE).play();
    var record = scenario.references().get(0);
    assertThat(record.key()).isEqualTo(DeviationScenario.STREAM + "|p1");
    assertThat(record.value().getCycleId()).isEqualTo("cycle-1");
    assertThat(record.value().getValues()).hasSize(STROKE.length);
    assertThat(record.value().getValues().get(0)).isEqualTo(0.0);
  }

  @Test
  void shouldCompareWithReferenceAndPredecessor() {
    for (int i = 0; i < 5; i++) {
      scenario.curve("p1", STROKE).play();
    }
    scenario.deviations();
    CycleAnalysis analysis = scenario.curve("p1", shifted(STROKE, 2)).play();
    List<SensorDeviation> deviations = scenario.deviations();
    assertThat(deviations)
        .extracting(SensorDeviation::getComparisonType)
        .containsExactly(ComparisonType.reference, ComparisonType.previous);
    assertThat(deviations)
        .extracting(SensorDeviation::getReferenceCycleId)
        .containsExactly("cycle-1", "cycle-5");
    SensorDeviation deviation = deviations.get(0);
    assertThat(deviation.getMaxDeviation()).isCloseTo(2, within(1e-9));
    assertThat(deviation.getMeanDeviation()).isCloseTo(2, within(1e-9));
    assertThat(deviation.getEuclideanDistance()).isCloseTo(0.2, within(0.01));
    assertThat(deviation.getContributionRank()).isEqualTo(1);
    assertThat(deviation.getContributionShare()).isEqualTo(1.0);
    assertThat(deviation.getKind()).isEqualTo("level");
    assertThat(analysis.getHealthScore()).isLessThan(70);
    assertThat(analysis.getAnomalyFlag()).isTrue();
  }

  @Test
  void shouldFindNothingWhenTheCycleEqualsTheReference() {
    scenario.curve("p1", STROKE).curve("p2", FLAT).play();
    CycleAnalysis analysis = scenario.curve("p1", STROKE).curve("p2", FLAT).play();
    assertThat(analysis.getHealthScore()).isEqualTo(100.0);
    assertThat(analysis.getSeverity()).isEqualTo(Severity.normal);
    assertThat(scenario.deviations())
        .allSatisfy(d -> assertThat(d.getDtwDistance()).isZero())
        .allSatisfy(d -> assertThat(d.getContributionShare()).isZero());
  }

  @Test
  void shouldBlameTheSensorThatDeviates() {
    for (int i = 0; i < 5; i++) {
      scenario.curve("p1", STROKE).curve("p2", FLAT).play();
    }
    scenario.deviations();
    double[] spiked = FLAT.clone();
    spiked[6] = 9;
    CycleAnalysis analysis = scenario.curve("p1", STROKE).curve("p2", spiked).play();
    assertThat(analysis.getTop3Sensors().get(0).getSensorId()).isEqualTo("p2");
    SensorDeviation worst = scenario.deviations().get(0);
    assertThat(worst.getSensorId()).isEqualTo("p2");
    assertThat(worst.getPeakDeviationTime()).isBetween(at(6, 5.9), at(6, 6.1));
    Alert alert = scenario.alerts().get(0);
    assertThat(alert.getSensorId()).isEqualTo("p2");
    assertThat(alert.getAlertType()).isEqualTo("deviation_critical");
    assertThat(alert.getMessage())
        .startsWith("name of p2 ")
        .contains("times the usual scatter")
        .contains("from 5.5 to 6.5 s");
  }

  @Test
  void shouldAlertWhenASensorIsMissing() {
    scenario.curve("p1", STROKE).curve("p2", FLAT).play();
    scenario.curve("p1", STROKE);
    CycleAnalysis analysis = scenario.play(e -> e.setExpectedSensors(List.of("p1", "p2")));
    assertThat(analysis.getMissingSensors()).containsExactly("p2");
    assertThat(analysis.getAnomalyFlag()).isTrue();
    assertThat(scenario.alerts()).extracting(Alert::getAlertType).containsExactly("sensor_missing");
  }

  @Test
  void shouldCompareAnAbortedCycleWithTheBeginningOfTheReference() {
    scenario.curve("p1", STROKE).play();
    scenario.curve("p1", 0, 1, 4, 9);
    CycleAnalysis analysis =
        scenario.play(
            e -> {
              e.setState(CycleState.aborted);
              e.setCause("sample_timeout");
            });
    assertThat(analysis.getCycleState()).isEqualTo(CycleState.aborted);
    assertThat(scenario.deviations().get(0).getMaxDeviation()).isLessThan(0.2);
    assertThat(scenario.alerts())
        .extracting(Alert::getAlertType, Alert::getMessage)
        .containsExactly(
            tuple("cycle_aborted", "cycle 2 was aborted: no sample came for too long"));
  }

  @Test
  void shouldSayOnceThatSomebodyBrokeACycleOff() {
    scenario.curve("p1", STROKE).curve("p2", STROKE).play();
    scenario.alerts();
    scenario.curve("p1", shifted(STROKE, 500));
    CycleAnalysis analysis =
        scenario.play(
            e -> {
              e.setState(CycleState.aborted);
              e.setCause("manual_abort");
              e.setAbortedBy("Jo Lee");
              e.setExpectedSensors(List.of("p1", "p2"));
            });
    assertThat(scenario.alerts())
        .extracting(Alert::getAlertType, Alert::getSeverity, Alert::getMessage)
        .containsExactly(tuple("cycle_aborted", Severity.warning, "cycle 2 was aborted by Jo Lee"));
    assertThat(analysis.getSeverity()).isEqualTo(Severity.warning);
    assertThat(analysis.getLearned()).isFalse();
    assertThat(scenario.deviations())
        .filteredOn(d -> d.getCycleNumber() == 2)
        .isNotEmpty()
        .allSatisfy(d -> assertThat(d.getCyclesInARow()).isZero());
  }

  @Test
  void shouldCallASensorWithoutAnySampleByItsRegisteredName() {
    scenario.curve("p1", STROKE).play();
    scenario.alerts();
    scenario.play(
        e -> {
          e.setExpectedSensors(List.of("p9"));
          e.setUntracedNames(Map.of("p9", "Oil pressure"));
        });
    assertThat(scenario.alerts())
        .extracting(Alert::getSensorName, Alert::getMessage)
        .contains(tuple("Oil pressure", "no usable sample of Oil pressure in cycle 2"));
  }

  @Test
  void shouldHaveNoHealthWhenThereIsNothingToCompareWith() {
    scenario.curve("p1", STROKE);
    CycleAnalysis analysis =
        scenario.play(
            e -> {
              e.setState(CycleState.aborted);
              e.setBecomesReference(false);
            });
    assertThat(analysis.getHealthScore()).isNull();
    assertThat(analysis.getComparedSensors()).isZero();
  }

  @Test
  void shouldJudgeACycleWithoutAnySample() {
    scenario.curve("p1", STROKE).play();
    CycleAnalysis analysis = scenario.play(e -> e.setExpectedSensors(List.of("p1")));
    assertThat(analysis.getHealthScore()).isNull();
    assertThat(analysis.getMissingSensors()).containsExactly("p1");
  }

  @Test
  void shouldWaitForAllCurvesWhateverComesFirst() {
    scenario.curve("p1", STROKE).curve("p2", FLAT).play();
    scenario.curve("p1", STROKE).curve("p2", FLAT);
    CycleEvent event = scenario.nextEvent();
    scenario.send(event);
    assertThat(scenario.analyses()).isEmpty();
    scenario.sendTraces(event);
    assertThat(scenario.analyses()).hasSize(1);
  }

  @Test
  void shouldPublishAnotherReferenceWhenOneIsChosen() {
    scenario.curve("p1", STROKE).play();
    scenario.curve("p1", shifted(STROKE, 1)).play();
    scenario.references();
    CycleEvent choice = scenario.nextEvent();
    choice.setCycleId("cycle-2");
    choice.setFinal$(false);
    choice.setCause("set_reference");
    choice.setBecomesReference(true);
    choice.setReferenceVersion(2);
    scenario.send(choice);
    var record = scenario.references().get(0).value();
    assertThat(record.getVersion()).isEqualTo(2);
    assertThat(record.getValues().get(0)).isEqualTo(1.0);
  }

  @Test
  void shouldGiveDefinedNumbersForAnyFiniteCurve() {
    scenario.curve("zero", 0, 0, 0).curve("one", 7).curve("huge", -1e300, 1e300).play();
    scenario.curve("zero", 1e300, 1, -1).curve("one", 8).curve("huge", 1e300, 3, -1e300).play();
    scenario.curve("zero", 0, 0, 0).curve("one", 7, 7, 9).curve("huge", 0, 0).play();
    assertThat(scenario.deviations())
        .hasSize(12)
        .allSatisfy(
            d ->
                assertThat(
                        new double[] {
                          d.getEuclideanDistance(),
                          d.getDtwDistance(),
                          d.getMaxDeviation(),
                          d.getMeanDeviation(),
                          d.getScore(),
                          d.getContributionShare()
                        })
                    .doesNotContain(Double.NaN)
                    .doesNotContain(Double.POSITIVE_INFINITY));
  }

  private static java.time.Instant at(int cycle, double seconds) {
    return DeviationScenario.T0.plusSeconds(cycle * 1000L).plusMillis((long) (seconds * 1000));
  }

  private static double[] shifted(double[] values, double by) {
    double[] shifted = values.clone();
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] += by;
    }
    return shifted;
  }
}
