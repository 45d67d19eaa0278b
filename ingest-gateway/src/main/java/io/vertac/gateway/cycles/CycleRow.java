package io.vertac.gateway.cycles;

/**
 * One cycle as the lists show it; what is not known yet is null.
 *
 * @param startTime ISO 8601, UTC, on the machine's clock
 * @param endTime the same
 */
public record CycleRow(
    String cycleId,
    String streamId,
    int cycleNumber,
    String state,
    String startTime,
    String endTime,
    Long sampleCount,
    Boolean isReference,
    Double healthScore,
    Boolean anomalyFlag) {}
