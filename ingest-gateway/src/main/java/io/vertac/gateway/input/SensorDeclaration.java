package io.vertac.gateway.input;

/**
 * A sensor as its connector registers it.
 *
 * @param type analog, accelerometer, temperature, pressure or any other word
 * @param unit may be empty
 */
public record SensorDeclaration(String sensorId, String name, String type, String unit) {}
