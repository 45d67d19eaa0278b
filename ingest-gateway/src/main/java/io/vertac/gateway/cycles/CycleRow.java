package io.vertac.gateway.cycles;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One cycle as the lists show it; what is not known yet is null.
 *
 * @param startTime ISO 8601, UTC, on the machine's clock
 * @param endTime the same
 * @param isFinal whether counts are exact: no late sample is waited for any more
 * @param endReason stop, or what aborted it
 * @param alarmBy what made it a warning or critical; empty if it is neither
 * @param label what a person said about it
 */
public record CycleRow(
    String cycleId,
    String streamId,
    int cycleNumber,
    String state,
    String startTime,
    String endTime,
    Long sampleCount,
    @JsonProperty("final") boolean isFinal,
    Boolean isReference,
    Double healthScore,
    Boolean anomalyFlag,
    String severity,
    String alarmBy,
    String recipe,
    String endReason,
    String label) {}
