package io.vertac.gateway.cycles;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * How healthy a stream was lately; null where nothing was analysed yet.
 *
 * @param cycleId the newest analysed cycle; the next four are of it
 * @param trend health scores of the last cycles that have one, oldest first, at most 20
 * @param openAlerts neither acknowledged nor withdrawn
 */
public record StreamHealth(
    @JsonIgnore String streamId,
    String cycleId,
    Integer cycleNumber,
    Double healthScore,
    String severity,
    Boolean anomalyFlag,
    List<Double> trend,
    @JsonIgnore long openAlerts) {}
