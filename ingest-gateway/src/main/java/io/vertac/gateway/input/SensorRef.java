package io.vertac.gateway.input;

/**
 * A sensor as a batch names it.
 *
 * @param sensorName null if the sample gave none
 * @param unit null if the sample gave none
 */
public record SensorRef(String sensorId, String sensorName, String unit) {}
