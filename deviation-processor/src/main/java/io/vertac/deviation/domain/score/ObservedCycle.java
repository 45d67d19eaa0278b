package io.vertac.deviation.domain.score;

import io.vertac.deviation.domain.features.GridCurve;
import java.util.Map;

/**
 * A finished cycle as it was measured.
 *
 * @param durationS from start to end, pauses included
 * @param curves by sensor, in a fixed order; sensors without a usable sample are left out
 */
public record ObservedCycle(String cycleId, double durationS, Map<String, GridCurve> curves) {}
