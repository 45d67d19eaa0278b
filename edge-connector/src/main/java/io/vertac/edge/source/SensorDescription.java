package io.vertac.edge.source;

/**
 * One sensor as it is registered.
 *
 * @param id letters, digits, {@code . _ : -}; at most 128 characters
 * @param name shown to people
 * @param type analog, accelerometer, temperature, pressure or any other word
 * @param unit empty when unknown
 */
public record SensorDescription(String id, String name, String type, String unit) {}
