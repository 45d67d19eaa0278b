package io.vertac.deviation.domain;

import io.vertac.deviation.domain.learning.Baseline;
import io.vertac.deviation.domain.score.Judgement;
import io.vertac.deviation.domain.settings.HealthLimits;
import io.vertac.events.Severity;

/**
 * What people are told of a judged cycle: the judgement seen with the limits that were chosen for
 * the stream. It decides whether they are told, never what is to blame or what is learnt.
 *
 * @param cycle of the cycle's health
 * @param curves of the curves that are there; normal if they are as usual and the health is only
 *     low because a sensor is missing
 */
record ToldSeverity(Severity cycle, Severity curves) {
  static final ToldSeverity NOTHING = new ToldSeverity(Severity.normal, Severity.normal);

  static ToldSeverity of(
      Judgement judgement, Baseline known, HealthLimits limits, MissingSensors missing) {
    boolean experienced = known.learned() >= Method.LEARNED_WHOLE;
    Severity cycle = limits.severity(judgement.deviation(), judgement.health(), experienced);
    boolean isOnlyMissing = !missing.isEmpty() && judgement.deviation() == Severity.normal;
    return new ToldSeverity(cycle, isOnlyMissing ? Severity.normal : cycle);
  }
}
