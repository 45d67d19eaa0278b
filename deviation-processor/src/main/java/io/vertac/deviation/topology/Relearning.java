package io.vertac.deviation.topology;

import io.vertac.deviation.domain.learning.Baseline;
import io.vertac.deviation.domain.score.Detector;
import io.vertac.deviation.domain.score.ObservedCycle;
import io.vertac.deviation.domain.settings.CycleSettings;
import io.vertac.deviation.topology.BaselineStore.Id;
import java.util.List;

/**
 * Learns again what was learnt, from the kept curves, when these are prepared in another way from
 * now on, or when one of the learnt cycles is made the reference: nobody has to wait for five more
 * cycles, and no fault among them is learnt, because somebody smooths a sensor or prefers a cycle.
 */
final class Relearning {
  /** More would hold up the machine's next result; older ones have faded anyway. */
  static final int MOST_CYCLES = 20;

  private final Detector detector;
  private final CurveStore curves;
  private final KeptCycles kept;
  private final LearningRecord learning;

  Relearning(Detector detector, CurveStore curves, KeptCycles kept, LearningRecord learning) {
    this.detector = detector;
    this.curves = curves;
    this.kept = kept;
    this.learning = learning;
  }

  /** Whether a baseline has learnt a cycle, with all sensors that count now. */
  boolean isLearned(Id by, String cycleId, CycleSettings settings) {
    return learning.isLearned(by, cycleId, sensorId -> settings.of(sensorId).analysed());
  }

  /**
   * @param reference id of the reference cycle
   * @param by the baseline that learnt the cycles
   * @param id of the new baseline
   */
  Baseline from(String reference, Id by, Id id, CycleSettings settings) {
    Baseline baseline =
        detector.begin(curves.observed(reference, settings), settings::dtwWindowShare);
    List<String> learned =
        kept.recent(id.streamId()).stream()
            .filter(cycle -> !cycle.equals(reference) && isLearned(by, cycle, settings))
            .toList();
    for (String cycleId :
        learned.subList(Math.max(0, learned.size() - MOST_CYCLES), learned.size())) {
      ObservedCycle cycle = curves.observed(cycleId, settings);
      if (!cycle.curves().isEmpty()) {
        detector.learn(baseline, detector.judge(baseline, cycle).lesson());
        learning.learnedAgain(id, cycleId);
      }
    }
    return baseline;
  }
}
