package io.vertac.gateway.cycles;

/**
 * How far one sensor's largest deviation from the reference went in the newest healthy cycles, in
 * the sensor's unit.
 *
 * @param cycles of how many cycles this is said
 */
public record SensorDeviations(
    String sensorId, String unit, int cycles, double lowest, double median, double largest) {}
