package io.vertac.edge.simulator;

import io.vertac.config.ConfigurationException;

/**
 * What press to simulate.
 *
 * @param seed the same seed gives the same curves
 * @param cycles how many to play, 0 for no end
 * @param cycleSeconds the usual length of a cycle, 0.5 to 3600
 * @param sensors 1 to 400; beyond the eight of one press, further presses of the same kind are
 *     added
 * @param faultEvery one cycle in so many has a fault, after the first {@link
 *     FaultSchedule#HEALTHY_CYCLES}; 0 for none
 */
public record SimulatorConfig(
    String deviceName, long seed, long cycles, double cycleSeconds, int sensors, int faultEvery) {
  public SimulatorConfig {
    if (deviceName == null || deviceName.isBlank()) {
      throw ConfigurationException.invalid("device", deviceName, "a name");
    }
    check("cycles", cycles, cycles >= 0, "0 (no end) or more");
    check(
        "cycle-seconds",
        cycleSeconds,
        cycleSeconds >= 0.5 && cycleSeconds <= 3600,
        "0.5 to 3600 seconds");
    check("sensors", sensors, sensors >= 1 && sensors <= 400, "1 to 400");
    check("fault-every", faultEvery, faultEvery >= 0, "0 (never) or more");
  }

  private static void check(String key, Number value, boolean fits, String expected) {
    if (!fits) {
      throw ConfigurationException.invalid(key, value.toString(), expected);
    }
  }
}
