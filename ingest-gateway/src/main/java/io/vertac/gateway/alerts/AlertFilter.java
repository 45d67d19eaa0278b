package io.vertac.gateway.alerts;

import java.time.Instant;

/**
 * Which alerts are wanted; null means any.
 *
 * @param severity normal, warning or critical
 * @param streamId a canonical UUID
 * @param cycleId a canonical UUID
 * @param from of the alert's time, inclusive
 * @param to of the alert's time, exclusive
 */
public record AlertFilter(
    String severity,
    Boolean acknowledged,
    String streamId,
    String cycleId,
    Instant from,
    Instant to) {}
