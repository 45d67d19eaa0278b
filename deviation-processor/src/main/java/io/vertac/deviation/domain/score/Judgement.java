package io.vertac.deviation.domain.score;

import io.vertac.deviation.domain.learning.Lesson;
import io.vertac.events.Severity;
import java.util.List;

/**
 * What is thought of a cycle.
 *
 * @param sensors one a sensor of the baseline, in its order
 * @param score 0 like the reference, 1 at the warning limit of a machine with enough learnt cycles
 * @param deviation severity of how the curves that are there deviate
 * @param normal whether it is learnt unless somebody says otherwise
 * @param length how conspicuous its duration is, in units of the usual scatter
 * @param calibrated the score by the learnt cycles; NaN while there are fewer than two
 */
public record Judgement(
    String cycleId,
    double durationS,
    List<SensorScore> sensors,
    double score,
    Severity deviation,
    boolean normal,
    double length,
    double calibrated) {

  /** 100 like the reference, 70 at the warning limit, 40 at the critical one, never 0. */
  public double health() {
    return Health.of(score);
  }

  /** Of the cycle: one in which a sensor is missing is at least a warning. */
  public Severity severity() {
    return deviation == Severity.normal && isMissingAny() ? Severity.warning : deviation;
  }

  public boolean isMissingAny() {
    return sensors.stream().anyMatch(s -> s.reading().isMissing());
  }

  /** Whether any sensor could be compared. */
  public boolean hasCompared() {
    return sensors.stream().anyMatch(s -> !s.reading().isMissing());
  }

  /** Whether the length of the cycle is what is most conspicuous, and worth a word. */
  public boolean isAboutLength() {
    return Math.abs(length) >= Findings.WORTH_A_WORD
        && sensors.stream().allMatch(s -> Math.abs(length) > s.strength());
  }

  public Lesson lesson() {
    return new Lesson(
        cycleId,
        durationS,
        Logarithm.signed(length),
        severity() != Severity.normal,
        sensors.stream().map(SensorScore::lesson).toList());
  }
}
