package io.vertac.deviation.domain.settings;

import io.vertac.deviation.domain.AnalysisSettings;
import io.vertac.events.SensorSettings;

/**
 * How one sensor's curve is prepared and compared, with nothing left open.
 *
 * @param analysed whether the sensor is judged at all
 * @param qualityThreshold samples of lower quality do not count, 0 to 1
 * @param gridPoints most points of the even grid
 * @param smoothingWindow points of the smoothing window, odd; 1 for none
 * @param smoothingOrder degree of the polynomial in it
 * @param dtwWindowShare half-width of the warping window as a share of the curve
 * @param warningDeviation largest deviation from the reference, in the sensor's unit, from which on
 *     the sensor is a warning whatever is usual; null for none
 * @param criticalDeviation the same for critical
 */
public record SignalSettings(
    boolean analysed,
    double qualityThreshold,
    int gridPoints,
    int smoothingWindow,
    int smoothingOrder,
    double dtwWindowShare,
    Normalisation normalisation,
    Double warningDeviation,
    Double criticalDeviation) {
  private static final int NO_SMOOTHING = 1;
  private static final int PARABOLA = 2;

  /**
   * @param configured what holds where nothing was chosen
   * @param chosen null for nothing
   */
  public static SignalSettings of(AnalysisSettings configured, SensorSettings chosen) {
    SensorSettings c = chosen == null ? SensorSettings.newBuilder().build() : chosen;
    return new SignalSettings(
        or(c.getAnalysed(), true),
        or(c.getQualityThreshold(), configured.qualityThreshold()),
        or(c.getGridPoints(), configured.gridPoints()),
        or(c.getSmoothingWindow(), NO_SMOOTHING),
        or(c.getSmoothingOrder(), PARABOLA),
        or(c.getDtwWindowShare(), configured.dtwWindowShare()),
        Normalisation.valueOf(or(c.getNormalisation(), Normalisation.amplitude.name())),
        c.getWarningDeviation(),
        c.getCriticalDeviation());
  }

  /** Half-width of the warping window on a grid. */
  public int dtwWindow(int points) {
    return Math.max(1, (int) Math.ceil(dtwWindowShare * points));
  }

  public boolean smooths() {
    return smoothingWindow > NO_SMOOTHING;
  }

  /** As they are recorded in an analysis. */
  SensorSettings toRecord() {
    return new SensorSettings(
        analysed,
        qualityThreshold,
        gridPoints,
        smoothingWindow,
        smoothingOrder,
        dtwWindowShare,
        normalisation.name(),
        warningDeviation,
        criticalDeviation);
  }

  private static <T> T or(T chosen, T otherwise) {
    return chosen == null ? otherwise : chosen;
  }
}
