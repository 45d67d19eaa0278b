package io.vertac.deviation.domain;

import io.vertac.config.ConfigurationException;
import io.vertac.config.Environment;

/**
 * How cycles are compared and judged. One set for all machines.
 *
 * @param gridPoints points of the even grid every curve is brought onto
 * @param dtwWindowShare half-width of the Sakoe-Chiba band as a share of the grid
 * @param qualityThreshold samples of lower quality do not count
 * @param warning cycle and sensor scores from here on are warnings
 * @param critical and from here on critical
 * @param historyCycles how many cycles' curves are kept per stream to choose a reference from
 */
public record AnalysisSettings(
    int gridPoints,
    double dtwWindowShare,
    double qualityThreshold,
    double warning,
    double critical,
    int historyCycles) {

  public AnalysisSettings {
    if (critical < warning) {
      throw new ConfigurationException(
          "SCORE_CRITICAL=%s lies below SCORE_WARNING=%s".formatted(critical, warning));
    }
  }

  public static AnalysisSettings from(Environment environment) {
    return new AnalysisSettings(
        environment.integer("ANALYSIS_GRID_POINTS", 200, 8, 10_000),
        environment.decimal("DTW_WINDOW_SHARE", 0.05, 0, 1),
        environment.decimal("QUALITY_THRESHOLD", 0.3, 0, 1),
        environment.decimal("SCORE_WARNING", 0.5, 0, 100),
        environment.decimal("SCORE_CRITICAL", 1.0, 0, 100),
        environment.integer("HISTORY_CYCLES", 100, 1, 10_000));
  }

  int dtwWindow() {
    return Math.max(1, (int) Math.ceil(dtwWindowShare * gridPoints));
  }
}
