package io.vertac.gateway.streams;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * One stream in the list of all.
 *
 * @param cycleStatus the state of the newest cycle
 * @param health how it was lately; null while the database does not tell
 * @param openAlerts neither acknowledged nor withdrawn; null while the database does not tell
 * @param openCriticalAlerts those of them that are critical
 */
public record StreamOverview(
    @JsonUnwrapped StreamViews.Stream stream,
    StreamViews.Cycle cycleStatus,
    Object health,
    Long openAlerts,
    Long openCriticalAlerts) {}
