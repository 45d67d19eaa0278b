package io.vertac.deviation.domain.learning;

import java.util.List;

/**
 * A cycle that is to be learnt.
 *
 * @param length how conspicuous its duration was
 * @param alarmed whether it raised an alarm all the same
 * @param sensors one a sensor of the baseline, in its order
 */
public record Lesson(
    String cycleId, double durationS, double length, boolean alarmed, List<SensorLesson> sensors) {

  public Lesson with(List<SensorLesson> others) {
    return new Lesson(cycleId, durationS, length, alarmed, others);
  }
}
