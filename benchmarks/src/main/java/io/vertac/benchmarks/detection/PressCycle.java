package io.vertac.benchmarks.detection;

import io.vertac.events.Alert;
import io.vertac.events.CycleAnalysis;
import io.vertac.events.RankedSensor;
import io.vertac.events.Severity;
import java.util.List;

/**
 * A cycle of the simulated press and what people were told of it.
 *
 * @param fault what the simulation did to it; {@link #HEALTHY} for nothing
 * @param silent the sensor that gave no sample; empty if all did
 */
record PressCycle(String fault, String silent, CycleAnalysis analysis, List<Alert> alerts) {
  static final String HEALTHY = "none";

  boolean isHealthy() {
    return fault.equals(HEALTHY);
  }

  boolean isWarned() {
    return analysis.getSeverity() != Severity.normal;
  }

  /** Place of the guilty sensor in the ranking, from 1; 0 if it is not among the first three. */
  int rankOfGuilty() {
    String guilty = guilty();
    List<RankedSensor> ranked = analysis.getTop3Sensors();
    for (int i = 0; i < ranked.size(); i++) {
      if (ranked.get(i).getSensorId().equals(guilty)) {
        return i + 1;
      }
    }
    return 0;
  }

  private String guilty() {
    return switch (fault) {
      case "pressure_leak" -> "hydraulic_pressure";
      case "bearing_vibration" -> "vibration";
      case "force_loss" -> "force";
      default -> silent;
    };
  }
}
