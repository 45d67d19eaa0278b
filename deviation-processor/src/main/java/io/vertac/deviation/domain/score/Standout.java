package io.vertac.deviation.domain.score;

import io.vertac.deviation.domain.Method;
import io.vertac.deviation.domain.learning.Baseline;
import io.vertac.deviation.domain.learning.CheckScales;
import java.util.List;

/**
 * The most conspicuous single thing in a cycle: a check that blames, or its length. All checks
 * together hardly move when only one does, as with a sensor that does nothing but lie higher; yet
 * what stands out so far is no healthy cycle.
 *
 * @param check largest of all sensors, as a standard normal deviate without sign
 * @param length the same of the cycle's length
 * @param learning from which check on a cycle is not learnt
 */
record Standout(double check, double length, double learning) {
  static final Standout NONE = new Standout(0, 0, Method.STANDOUT_LEARNING);

  static Standout of(Baseline baseline, List<SensorScore> sensors, double length) {
    double most = 0;
    for (SensorScore sensor : sensors) {
      if (!sensor.reading().isMissing()) {
        most = Math.max(most, sensor.checks().strength());
      }
    }
    int beyondFew = Math.max(0, sensors.size() - Method.STANDOUT_FEW_SENSORS);
    double learning = Method.STANDOUT_LEARNING + Method.STANDOUT_LEARNING_A_SENSOR * beyondFew;
    return new Standout(
        most, deviate(baseline, length), Math.min(Method.STANDOUT_WARNING, learning));
  }

  /** A length that scatters less than it is taken to is known better than by its few values. */
  private static double deviate(Baseline baseline, double length) {
    double[] durations = baseline.durations().column(0);
    double taken = Calibrated.lengthScatter(baseline, durations);
    double scatter = CheckScales.deviation(durations);
    return Math.abs(CheckScores.deviate(length, durations.length, taken, scatter));
  }

  /**
   * In units of the warning limit; below 1 it says nothing. Twice what is a warning is critical.
   */
  double score() {
    double times = Math.max(check / Method.STANDOUT_WARNING, length / Method.STANDOUT_LENGTH);
    return times < 1 ? 0 : 1 + (Method.CRITICAL - 1) * StrictMath.log(times) / StrictMath.log(2);
  }

  /** Whether it is the length that stands out. */
  boolean isByLength() {
    return length / Method.STANDOUT_LENGTH > check / Method.STANDOUT_WARNING;
  }

  /** Whether a cycle may be learnt with it. */
  boolean isOrdinary() {
    return check < learning && length < Method.STANDOUT_LENGTH;
  }
}
