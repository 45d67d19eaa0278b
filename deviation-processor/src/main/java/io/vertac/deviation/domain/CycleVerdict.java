package io.vertac.deviation.domain;

import io.vertac.deviation.state.SensorMemory;
import io.vertac.events.Alert;
import io.vertac.events.CycleAnalysis;
import io.vertac.events.SensorDeviation;
import java.util.List;
import java.util.Map;

/**
 * The outcome of one cycle's analysis.
 *
 * @param memories what has become of the sensors' memories, where it changed
 */
public record CycleVerdict(
    List<SensorDeviation> deviations,
    CycleAnalysis analysis,
    List<Alert> alerts,
    Map<String, SensorMemory> memories) {}
