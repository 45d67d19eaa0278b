package io.vertac.deviation.domain;

import io.vertac.deviation.domain.score.SensorFinding;
import io.vertac.events.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which sensors were conspicuous in a judged cycle, and for how many judged cycles in a row in the
 * same way.
 *
 * @param sensors by sensor id; those that were as usual, or missing, are not among them
 */
public record Streaks(Map<String, Streak> sensors) {
  /** As after a cycle in which everything was as usual. */
  public static final Streaks NONE = new Streaks(Map.of());

  /**
   * @param cycles in a row, the cycle included
   */
  public record Streak(String kind, int cycles) {}

  /** The findings of the judged cycle after this one, counted on from here. */
  List<SensorFinding> count(List<SensorFinding> findings) {
    return findings.stream().map(finding -> finding.inARow(cycles(finding))).toList();
  }

  /**
   * @param counted findings of a judged cycle
   */
  static Streaks of(List<SensorFinding> counted) {
    Map<String, Streak> sensors = new HashMap<>();
    counted.stream()
        .filter(finding -> finding.cyclesInARow() > 0)
        .forEach(
            finding ->
                sensors.put(
                    finding.sensorId(), new Streak(finding.kind().name(), finding.cyclesInARow())));
    return new Streaks(sensors);
  }

  private int cycles(SensorFinding finding) {
    if (finding.severity() == Severity.normal) {
      return 0;
    }
    Streak before = sensors.get(finding.sensorId());
    boolean goesOn = before != null && before.kind().equals(finding.kind().name());
    return goesOn ? before.cycles() + 1 : 1;
  }
}
