package io.vertac.deviation.domain.score;

import io.vertac.deviation.domain.learning.SensorLesson;

/**
 * One sensor's part in the judgement of a cycle.
 *
 * @param believed how unusual its departure is, label-free
 * @param calm the same with a higher limit of noise
 * @param checks null while fewer than two cycles are learnt, and for aborted cycles
 */
public record SensorScore(
    SensorReading reading, LabelFree believed, LabelFree calm, CheckScores checks) {

  /** What blame and rank go by; 0 for a missing sensor. */
  public double strength() {
    if (reading.isMissing()) {
      return 0;
    }
    return checks == null ? believed.largest() : checks.strength();
  }

  /** The largest, or of machines with few sensors the mean of the two largest, over all checks. */
  double worst(boolean fewSensors) {
    double largest = 0;
    double second = 0;
    for (double z : checks.z()) {
      double size = Math.abs(z);
      second = Math.max(second, Math.min(largest, size));
      largest = Math.max(largest, size);
    }
    double worst = StrictMath.log1p(largest);
    return fewSensors ? (worst + StrictMath.log1p(second)) / 2 : worst;
  }

  SensorLesson lesson() {
    return new SensorLesson(
        reading.curve(),
        checks == null ? null : checks.values(),
        checks == null ? null : checks.logarithmic(),
        reading.noiseToLearn());
  }
}
