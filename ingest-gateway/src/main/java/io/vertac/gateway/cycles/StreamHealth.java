package io.vertac.gateway.cycles;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * How healthy a stream was lately; null where nothing was analysed yet.
 *
 * @param cycleId the newest analysed cycle; the next six are of it
 * @param alarmBy what made it a warning or critical; empty if it is neither
 * @param trend health scores of the last cycles that have one and were not aborted, oldest first,
 *     at most 20
 * @param trendSeverities of the same cycles
 * @param openAlerts neither acknowledged nor withdrawn
 * @param openCriticalAlerts those of them that are critical
 */
public record StreamHealth(
    @JsonIgnore String streamId,
    String cycleId,
    Integer cycleNumber,
    String cycleState,
    Double healthScore,
    String severity,
    Boolean anomalyFlag,
    String alarmBy,
    List<Double> trend,
    List<String> trendSeverities,
    @JsonIgnore long openAlerts,
    @JsonIgnore long openCriticalAlerts) {}
