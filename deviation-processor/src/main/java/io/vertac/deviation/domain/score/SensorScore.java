package io.vertac.deviation.domain.score;

import io.vertac.deviation.domain.learning.SensorLesson;
import java.util.Arrays;

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
    double[] sizes = Arrays.stream(checks.z()).map(Math::abs).sorted().toArray();
    double largest = StrictMath.log1p(sizes[sizes.length - 1]);
    return fewSensors ? (largest + StrictMath.log1p(sizes[sizes.length - 2])) / 2 : largest;
  }

  SensorLesson lesson() {
    return new SensorLesson(
        reading.curve(),
        checks == null ? null : checks.values(),
        checks == null ? null : checks.logarithmic(),
        reading.noiseToLearn());
  }
}
