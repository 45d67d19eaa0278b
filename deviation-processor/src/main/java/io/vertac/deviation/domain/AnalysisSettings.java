package io.vertac.deviation.domain;

import io.vertac.config.ConfigurationException;
import io.vertac.config.Environment;

/**
 * How curves are prepared and compared where nothing else was chosen for a stream or sensor. What
 * the judgement itself is made of is in {@link Method} and the same everywhere.
 *
 * @param gridPoints most points of the even grid a curve is brought onto; a curve with fewer
 *     samples keeps its own number
 * @param dtwWindowShare half-width of the Sakoe-Chiba band as a share of the grid
 * @param qualityThreshold samples of lower quality do not count
 * @param historyCycles how many cycles' curves are kept per stream, to choose a reference from and
 *     to learn when they are labelled later
 * @param heldSensors of how many sensors what is known stays in memory, in each partition; changes
 *     no result
 */
public record AnalysisSettings(
    int gridPoints,
    double dtwWindowShare,
    double qualityThreshold,
    int historyCycles,
    int heldSensors) {

  public AnalysisSettings {
    if (gridPoints < Method.GRID_MIN) {
      throw new ConfigurationException(
          "ANALYSIS_GRID_POINTS=%d is less than %d".formatted(gridPoints, Method.GRID_MIN));
    }
  }

  public static AnalysisSettings from(Environment environment) {
    return new AnalysisSettings(
        environment.integer("ANALYSIS_GRID_POINTS", 1_000, Method.GRID_MIN, 10_000),
        environment.decimal("DTW_WINDOW_SHARE", 0.05, 0, 1),
        environment.decimal("QUALITY_THRESHOLD", 0.3, 0, 1),
        environment.integer("HISTORY_CYCLES", 100, 1, 10_000),
        environment.integer("HELD_SENSORS", 256, 0, 100_000));
  }
}
