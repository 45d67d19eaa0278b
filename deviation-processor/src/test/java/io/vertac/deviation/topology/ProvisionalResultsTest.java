package io.vertac.deviation.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.events.Alert;
import io.vertac.events.CycleAnalysis;
import io.vertac.events.CycleEvent;
import io.vertac.events.CycleState;
import io.vertac.events.SensorDeviation;
import io.vertac.events.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A result at the stop, and another when the cycle is final only if something has changed. */
class ProvisionalResultsTest {
  private final DeviationScenario scenario = new DeviationScenario();
  private final Stroke stroke = new Stroke(5);

  @AfterEach
  void close() {
    scenario.close();
  }

  @Test
  void shouldBeAnalysedWhenTheCycleStops() {
    learn(5);
    curves(0).stop();
    CycleAnalysis analysis = only(scenario.analyses());
    assertThat(analysis.getProvisional()).isTrue();
    assertThat(analysis.getRevision()).isEqualTo(1);
    assertThat(analysis.getCycleState()).isEqualTo(CycleState.stopped);
    assertThat(analysis.getHealthScore()).isBetween(70.0, 100.0);
    assertThat(scenario.deviations()).extracting(SensorDeviation::getRevision).containsOnly(1);
  }

  @Test
  void shouldStandWhenNothingCameLate() {
    learn(5);
    CycleEvent last = curves(3).stop();
    scenario.analyses();
    scenario.alerts();
    scenario.deviations();
    scenario.send(last);
    assertThat(scenario.analyses()).isEmpty();
    assertThat(scenario.alerts()).isEmpty();
    assertThat(scenario.deviations()).isEmpty();
  }

  @Test
  void shouldBeLearntWhenFinalAndNotBefore() {
    learn(6);
    CycleEvent seventh = curves(0).stop();
    scenario.analyses();
    curves(0).stop();
    assertThat(only(scenario.analyses()).getLearnedCycles()).isEqualTo(7);
    scenario.send(seventh);
    curves(0).stop();
    assertThat(only(scenario.analyses()).getLearnedCycles()).isEqualTo(8);
  }

  @Test
  void shouldBecomeTheReferenceWhenFinal() {
    CycleEvent first = curves(0).stop();
    CycleAnalysis analysis = only(scenario.analyses());
    assertThat(analysis.getIsReference()).isTrue();
    assertThat(analysis.getProvisional()).isTrue();
    assertThat(scenario.references()).isEmpty();
    scenario.send(first);
    assertThat(scenario.references()).hasSize(2);
    assertThat(scenario.analyses()).isEmpty();
  }

  @Test
  void shouldBeJudgedAgainWhenLateSamplesChangedACurve() {
    learn(5);
    CycleEvent last = curves(0).stop();
    assertThat(only(scenario.analyses()).getSeverity()).isEqualTo(Severity.normal);
    scenario.deviations();
    scenario.sendLate(last, "p1", stroke.shifted(4));
    scenario.send(last);
    CycleAnalysis analysis = only(scenario.analyses());
    assertThat(analysis.getRevision()).isEqualTo(2);
    assertThat(analysis.getProvisional()).isFalse();
    assertThat(analysis.getSeverity()).isNotEqualTo(Severity.normal);
    assertThat(scenario.deviations()).extracting(SensorDeviation::getRevision).containsOnly(2);
    assertThat(scenario.alerts()).extracting(Alert::getRevision).containsOnly(2);
  }

  @Test
  void shouldWithdrawAnAlertWhenTheMissingSensorComesLate() {
    learn(5);
    CycleEvent last =
        scenario.curve("p1", stroke.usual()).stop(e -> e.setExpectedSensors(list("p1", "p2")));
    Alert raised = only(scenario.alerts());
    assertThat(raised.getAlertType()).isEqualTo("sensor_missing");
    assertThat(raised.getWithdrawn()).isFalse();
    scenario.sendLate(last, "p2", stroke.usual());
    scenario.send(last);
    Alert withdrawn = only(scenario.alerts());
    assertThat(withdrawn.getId()).isEqualTo(raised.getId());
    assertThat(withdrawn.getRevision()).isEqualTo(2);
    assertThat(withdrawn.getWithdrawn()).isTrue();
    assertThat(withdrawn.getCreatedAt()).isEqualTo(raised.getCreatedAt());
  }

  @Test
  void shouldAmendAnAlertUnderItsIdWhenItGetsWorse() {
    learn(5);
    CycleEvent last = curves(2).stop();
    Alert raised = scenario.alerts().get(0);
    scenario.sendLate(last, "p1", stroke.shifted(9));
    scenario.send(last);
    List<Alert> again = scenario.alerts();
    assertThat(again).extracting(Alert::getId).contains(raised.getId()).doesNotHaveDuplicates();
    Alert amended =
        again.stream().filter(a -> a.getId().equals(raised.getId())).findFirst().orElseThrow();
    assertThat(amended.getRevision()).isEqualTo(2);
    assertThat(amended.getWithdrawn()).isFalse();
    assertThat(amended.getMessage()).isNotEqualTo(raised.getMessage());
  }

  @Test
  void shouldJudgeOnceWhenTheFinalEventComesWithTheCurves() {
    learn(5);
    CycleAnalysis analysis = curves(0).play();
    assertThat(analysis.getProvisional()).isFalse();
    assertThat(analysis.getRevision()).isEqualTo(1);
  }

  @Test
  void shouldFindTheSameAsWhenJudgedOnce() {
    List<CycleAnalysis> once = played(DeviationScenario::play);
    List<CycleAnalysis> twice =
        played(
            s -> {
              CycleEvent last = s.stop();
              CycleAnalysis provisional = s.analyses().get(0);
              s.send(last);
              return provisional;
            });
    assertThat(twice)
        .extracting(CycleAnalysis::getHealthScore)
        .isEqualTo(once.stream().map(CycleAnalysis::getHealthScore).toList());
    assertThat(twice)
        .extracting(CycleAnalysis::getLearnedCycles)
        .isEqualTo(once.stream().map(CycleAnalysis::getLearnedCycles).toList());
  }

  @Test
  void shouldFindTheSameWhenALateCurveIsJudgedAgain() {
    List<CycleAnalysis> once = played(DeviationScenario::play);
    List<CycleAnalysis> corrected =
        played(
            s -> {
              double[] whole = s.pending("p1");
              CycleEvent last = s.curve("p1", 0, 0, 0, 0).stop();
              s.analyses();
              s.sendLate(last, "p1", whole);
              s.send(last);
              return s.analyses().get(0);
            });
    assertThat(corrected)
        .extracting(CycleAnalysis::getHealthScore)
        .isEqualTo(once.stream().map(CycleAnalysis::getHealthScore).toList());
  }

  private static List<CycleAnalysis> played(Function<DeviationScenario, CycleAnalysis> play) {
    Stroke same = new Stroke(9);
    List<CycleAnalysis> analyses = new ArrayList<>();
    try (DeviationScenario other = new DeviationScenario()) {
      for (int cycle = 1; cycle <= 20; cycle++) {
        other.curve("p1", same.shifted(cycle % 7 == 0 ? 3 : 0)).curve("p2", same.usual());
        analyses.add(play.apply(other));
      }
    }
    return analyses;
  }

  private void learn(int cycles) {
    for (int i = 0; i < cycles; i++) {
      curves(0).play();
    }
    scenario.analyses();
    scenario.deviations();
    scenario.alerts();
    scenario.references();
  }

  private DeviationScenario curves(double shift) {
    return scenario.curve("p1", stroke.shifted(shift)).curve("p2", stroke.usual());
  }

  private static List<String> list(String... sensors) {
    return new ArrayList<>(List.of(sensors));
  }

  private static <T> T only(List<T> all) {
    assertThat(all).hasSize(1);
    return all.get(0);
  }
}
