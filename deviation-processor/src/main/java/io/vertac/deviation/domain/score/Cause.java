package io.vertac.deviation.domain.score;

import io.vertac.deviation.domain.Method;
import io.vertac.deviation.domain.learning.Baseline;

/** What of a cycle's curves made it a warning or critical. */
public enum Cause {
  /** All sensors together, which is what the health tells. */
  together,
  /** One check of one sensor that stands out alone. */
  single,
  /** The length of the cycle alone. */
  length;

  /**
   * @param baseline the cycle was judged by, which has not learnt it
   */
  public static Cause of(Judgement judgement, Baseline baseline) {
    if (baseline.learned() < Method.LEARNED_WHOLE || Double.isNaN(judgement.calibrated())) {
      return together;
    }
    Standout standout = Standout.of(baseline, judgement.sensors(), judgement.length());
    if (standout.score() == 0 || standout.score() < judgement.score()) {
      return together;
    }
    return standout.isByLength() ? length : single;
  }
}
