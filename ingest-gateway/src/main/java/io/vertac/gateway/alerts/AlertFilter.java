package io.vertac.gateway.alerts;

/**
 * Which alerts are wanted; null means any.
 *
 * @param severity normal, warning or critical
 * @param streamId a canonical UUID
 * @param cycleId a canonical UUID
 */
public record AlertFilter(String severity, Boolean acknowledged, String streamId, String cycleId) {}
