package io.vertac.deviation.domain;

import io.vertac.deviation.domain.features.GridCurve;
import java.util.Optional;

/**
 * All that one sensor brings to the analysis of a cycle.
 *
 * @param curve in this cycle
 * @param reference in the reference cycle, if it was there
 * @param previous in the complete cycle before, if it was there
 */
public record SensorCurves(
    String sensorId,
    String sensorName,
    String unit,
    GridCurve curve,
    Optional<GridCurve> reference,
    Optional<GridCurve> previous) {}
