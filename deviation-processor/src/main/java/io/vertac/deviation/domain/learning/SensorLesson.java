package io.vertac.deviation.domain.learning;

/**
 * What one sensor contributes to the learning of a cycle.
 *
 * @param curve on the sensor's grid; null if the sensor is missing
 * @param checks values of the checks; null while fewer than two cycles are learnt
 * @param conspicuous how conspicuous each check was; null as the checks
 * @param noise difference from the neighbouring cycle; NaN if there is none to be learnt
 */
public record SensorLesson(double[] curve, double[] checks, double[] conspicuous, double noise) {

  public SensorLesson withNoise(double other) {
    return new SensorLesson(curve, checks, conspicuous, other);
  }
}
