package io.vertac.deviation.domain;

import io.vertac.deviation.domain.learning.Baseline;
import io.vertac.deviation.domain.score.Judgement;
import io.vertac.events.Alert;
import io.vertac.events.CycleAnalysis;
import io.vertac.events.SensorDeviation;
import java.util.List;

/**
 * The outcome of one cycle's analysis.
 *
 * @param baseline what is known of the machine after the cycle; null if nothing
 * @param judgement null if there was nothing to judge the cycle by
 * @param learned whether the cycle has become part of what is usual
 * @param streaks which sensors are conspicuous, for how many cycles in a row
 */
public record CycleVerdict(
    List<SensorDeviation> deviations,
    CycleAnalysis analysis,
    List<Alert> alerts,
    Baseline baseline,
    Judgement judgement,
    boolean learned,
    Streaks streaks) {}
