package io.vertac.deviation.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.events.CycleAnalysis;
import io.vertac.events.CycleEvent;
import io.vertac.events.CycleState;
import io.vertac.events.SensorDeviation;
import io.vertac.events.Severity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LearningTest {
  private final DeviationScenario scenario = new DeviationScenario();
  private final Stroke stroke = new Stroke(7);

  @AfterEach
  void close() {
    scenario.close();
  }

  @Test
  void shouldLearnOrdinaryCyclesByItself() {
    CycleAnalysis last = playUsual(8);
    assertThat(last.getLearnedCycles()).isEqualTo(8);
    assertThat(last.getLearned()).isTrue();
    assertThat(last.getHealthScore()).isGreaterThan(70);
  }

  @Test
  void shouldNeverLearnALastingFaultByItself() {
    playUsual(6);
    CycleAnalysis analysis = null;
    for (int i = 0; i < 100; i++) {
      analysis = playShifted(2);
      assertThat(analysis.getLearned()).isFalse();
    }
    assertThat(analysis.getSeverity()).isNotEqualTo(Severity.normal);
    assertThat(analysis.getLearnedCycles()).isEqualTo(6);
    assertThat(playUsual(1).getSeverity()).isEqualTo(Severity.normal);
  }

  @Test
  void shouldCountForHowManyCyclesASensorHasBeenConspicuous() {
    playUsual(6);
    playShifted(2);
    scenario.deviations();
    playShifted(2);
    assertThat(byReference().getExplanation()).endsWith("for 2 cycles in a row");
    playUsual(1);
    assertThat(byReference().getExplanation()).doesNotContain("in a row");
  }

  @Test
  void shouldAcceptANewLevelWhenItIsCalledGood() {
    playUsual(6);
    CycleAnalysis alarmed = playShifted(1);
    assertThat(alarmed.getSeverity()).isNotEqualTo(Severity.normal);
    scenario.label(alarmed.getCycleId(), "good");
    CycleAnalysis next = playShifted(1);
    assertThat(next.getHealthScore()).isGreaterThan(alarmed.getHealthScore());
    assertThat(next.getLearnedCycles()).isGreaterThanOrEqualTo(7);
  }

  @Test
  void shouldLearnACycleOnlyOnceHoweverOftenItIsCalledGood() {
    playUsual(6);
    CycleAnalysis alarmed = playShifted(1);
    scenario.label(alarmed.getCycleId(), "good");
    scenario.label(alarmed.getCycleId(), "good");
    scenario.label("cycle-3", "good");
    assertThat(learnedBefore(playShifted(9))).isEqualTo(7);
  }

  @Test
  void shouldTakeBackAndGiveBackByLabels() {
    playUsual(9);
    scenario.label("cycle-8", "bad");
    assertThat(learnedBefore(playShifted(9))).isEqualTo(8);
    scenario.label("cycle-8", "none");
    assertThat(learnedBefore(playShifted(9))).isEqualTo(9);
    scenario.label("cycle-8", "ignore");
    scenario.label("cycle-8", "good");
    assertThat(learnedBefore(playShifted(9))).isEqualTo(9);
  }

  @Test
  void shouldKeepSomethingToJudgeByWhenEverythingIsCalledBad() {
    playUsual(6);
    for (int i = 1; i <= 6; i++) {
      scenario.label("cycle-" + i, "bad");
    }
    assertThat(playUsual(1).getHealthScore()).isBetween(0.0, 100.0);
  }

  @Test
  void shouldIgnoreLabelsOfCyclesThatWereAbortedOrNeverSeen() {
    playUsual(2);
    scenario.curve("p1", 0, 1, 4, 9);
    CycleAnalysis aborted = scenario.play(e -> e.setState(CycleState.aborted));
    scenario.label(aborted.getCycleId(), "bad");
    scenario.label("cycle-77", "good");
    assertThat(learnedBefore(playShifted(9))).isEqualTo(2);
  }

  @Test
  void shouldBeginAnewWhenAnotherReferenceIsChosen() {
    playUsual(6);
    CycleAnalysis moved = playShifted(3);
    scenario.chooseReference(moved.getCycleId());
    CycleAnalysis next = playShifted(3);
    assertThat(next.getSeverity()).isEqualTo(Severity.normal);
    assertThat(next.getReferenceVersion()).isEqualTo(2);
    assertThat(next.getLearnedCycles()).isEqualTo(2);
    for (int i = 0; i < 5; i++) {
      playShifted(3);
    }
    assertThat(playUsual(1).getSeverity()).isNotEqualTo(Severity.normal);
  }

  @Test
  void shouldStillKnowTheMachineWhenALearntCycleIsMadeTheReference() {
    List<CycleAnalysis> learned = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      learned.add(playUsual(1));
    }
    scenario.chooseReference(learned.get(6).getCycleId());
    CycleAnalysis faulty = playShifted(1.5);
    assertThat(faulty.getReferenceVersion()).isEqualTo(2);
    assertThat(faulty.getLearnedCycles()).isEqualTo(10);
    assertThat(faulty.getSeverity()).isNotEqualTo(Severity.normal);
    assertThat(playUsual(1).getSeverity()).isEqualTo(Severity.normal);
    scenario.label(learned.get(3).getCycleId(), "bad");
    assertThat(playUsual(1).getLearnedCycles()).isEqualTo(11);
  }

  @Test
  void shouldJudgeACycleByTheReferenceThatHeldWhenItBegan() {
    playUsual(6);
    CycleAnalysis moved = playShifted(3);
    scenario.chooseReference(moved.getCycleId());
    scenario.curve("p1", stroke.usual());
    CycleAnalysis begunBefore =
        scenario.play(
            e -> {
              e.setReferenceVersion(1);
              e.setReferenceCycleId("cycle-1");
            });
    assertThat(begunBefore.getSeverity()).isEqualTo(Severity.normal);
    assertThat(begunBefore.getLearnedCycles()).isEqualTo(7);
  }

  @Test
  void shouldPutOffALabelUntilTheCycleIsAnalysed() {
    playUsual(6);
    scenario.curve("p1", stroke.shifted(1));
    CycleEvent event = scenario.nextEvent();
    scenario.send(event);
    scenario.label(event.getCycleId(), "good");
    scenario.sendTraces(event);
    assertThat(scenario.analyses()).hasSize(1);
    assertThat(learnedBefore(playShifted(9))).isEqualTo(7);
  }

  @Test
  void shouldKeepABaselineForEachRecipe() {
    playUsual(6);
    scenario.curve("p1", stroke.shifted(50));
    CycleAnalysis other =
        scenario.play(
            e -> {
              e.setRecipe("box");
              e.setReferenceCycleId(null);
              e.setBecomesReference(true);
            });
    assertThat(other.getLearnedCycles()).isEqualTo(1);
    assertThat(playUsual(1).getLearnedCycles()).isEqualTo(7);
  }

  @Test
  void shouldMeasureButNotScoreASensorThatCameLater() {
    playUsual(6);
    CycleAnalysis analysis = scenario.curve("p1", stroke.usual()).curve("p9", 1, 2, 3).play();
    assertThat(analysis.getComparedSensors()).isEqualTo(1);
    scenario.deviations();
    scenario.curve("p1", stroke.usual()).curve("p9", 7, 2, 3).play();
    assertThat(scenario.deviations())
        .filteredOn(d -> d.getSensorId().equals("p9"))
        .extracting(d -> d.getComparisonType().name())
        .containsExactly("previous");
  }

  /** The verdict on a conspicuous cycle, which teaches nothing, tells what was learnt before. */
  private static int learnedBefore(CycleAnalysis analysis) {
    return analysis.getLearnedCycles() - (analysis.getLearned() ? 1 : 0);
  }

  private SensorDeviation byReference() {
    List<SensorDeviation> all = scenario.deviations();
    return all.stream()
        .filter(d -> d.getComparisonType().name().equals("reference"))
        .findFirst()
        .orElseThrow();
  }

  private CycleAnalysis playUsual(int cycles) {
    CycleAnalysis last = null;
    for (int i = 0; i < cycles; i++) {
      last = scenario.curve("p1", stroke.usual()).play();
    }
    return last;
  }

  private CycleAnalysis playShifted(double by) {
    return scenario.curve("p1", stroke.shifted(by)).play();
  }
}
