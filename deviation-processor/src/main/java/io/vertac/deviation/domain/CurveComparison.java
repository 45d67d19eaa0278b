package io.vertac.deviation.domain;

import io.vertac.deviation.kernel.Dtw;
import io.vertac.deviation.kernel.Metrics;
import io.vertac.deviation.kernel.Metrics.Difference;

/**
 * One sensor's curve beside the same sensor's curve of another cycle.
 *
 * @param euclidean root mean square difference, in units of the other curve's size
 * @param dtw DTW cost a grid point, in units of the other curve's size
 * @param maxDeviation largest difference, in the sensor's unit
 * @param meanDeviation mean difference without sign, in the sensor's unit
 * @param peakTimeUs when the difference was largest
 * @param departure the normalised difference that is scored
 * @param durationRatio the cycle's length in units of the other's
 */
record CurveComparison(
    double euclidean,
    double dtw,
    double maxDeviation,
    double meanDeviation,
    long peakTimeUs,
    Departure departure,
    double durationRatio) {

  /**
   * @param curve on the same number of points as the base
   */
  static CurveComparison of(
      GridCurve curve, GridCurve base, AnalysisSettings settings, Dtw kernel) {
    double[] x = curve.values();
    double[] b = base.values();
    double scale = Normalisation.scale(b, x);
    double[] normalX = Normalisation.normalise(x, scale);
    double[] normalB = Normalisation.normalise(b, scale);
    Difference inUnits = Metrics.between(x, b);
    return new CurveComparison(
        Metrics.between(normalX, normalB).rms(),
        kernel.distance(normalX, normalB, settings.dtwWindow()) / x.length,
        inUnits.largest(),
        inUnits.meanAbsolute(),
        curve.timeUs(inUnits.largestIndex()),
        Departure.between(normalX, normalB),
        base.durationS() > 0 ? curve.durationS() / base.durationS() : 1);
  }
}
