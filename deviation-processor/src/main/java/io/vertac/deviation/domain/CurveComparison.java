package io.vertac.deviation.domain;

import io.vertac.deviation.domain.features.Departure;
import io.vertac.deviation.domain.features.GridCurve;
import io.vertac.deviation.domain.settings.Normalisation;
import io.vertac.deviation.domain.settings.SignalSettings;
import io.vertac.deviation.kernel.Dtw;
import io.vertac.deviation.kernel.Metrics;
import io.vertac.deviation.kernel.Metrics.Difference;

/**
 * One sensor's curve beside the same sensor's curve of another cycle, in the four metrics that are
 * always published.
 *
 * @param euclidean root mean square difference, in units of the other curve's size
 * @param dtw DTW cost a grid point, in units of the other curve's size
 * @param maxDeviation largest difference, in the sensor's unit
 * @param meanDeviation mean difference without sign, in the sensor's unit
 * @param peakTimeUs when the difference was largest
 * @param departure the normalised difference
 */
record CurveComparison(
    double euclidean,
    double dtw,
    double maxDeviation,
    double meanDeviation,
    long peakTimeUs,
    Departure departure) {
  /** A curve that is flat at zero takes its size from what it is compared with. */
  private static final double SHARE_OF_OTHER = 0.02;

  /** Both curves are brought onto the finer of their grids. */
  static CurveComparison of(GridCurve curve, GridCurve base, SignalSettings settings, Dtw kernel) {
    int points = Math.max(curve.values().length, base.values().length);
    GridCurve fine = curve.on(points);
    double[] x = fine.values();
    double[] b = base.on(points).values();
    Normalisation unit = settings.normalisation();
    double size = Math.max(unit.sizeOf(b), SHARE_OF_OTHER * unit.sizeOf(x));
    double[] normalX = inUnitsOf(size, x);
    double[] normalB = inUnitsOf(size, b);
    Difference inUnits = Metrics.between(x, b);
    return new CurveComparison(
        Metrics.between(normalX, normalB).rms(),
        kernel.distance(normalX, normalB, settings.dtwWindow(points)) / points,
        inUnits.largest(),
        inUnits.meanAbsolute(),
        fine.timeUs(inUnits.largestIndex()),
        Departure.between(normalX, normalB, 1));
  }

  private static double[] inUnitsOf(double size, double[] values) {
    double[] normalised = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      normalised[i] = values[i] / size;
    }
    return normalised;
  }
}
