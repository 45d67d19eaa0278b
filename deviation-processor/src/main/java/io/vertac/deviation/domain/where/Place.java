package io.vertac.deviation.domain.where;

import io.vertac.deviation.domain.features.Gap;
import io.vertac.deviation.domain.features.GridCurve;
import java.util.List;

/**
 * A stretch in the time of its cycle.
 *
 * @param fromS seconds after the cycle's start, as along its curve
 * @param toS its end
 * @param largest difference from the reference in it, with its sign, in the sensor's unit
 * @param largestAtS when that was
 */
public record Place(double fromS, double toS, double largest, double largestAtS) {

  /**
   * Where a curve is further from its reference than a limit.
   *
   * @param reference the part of it that the curve is compared with
   */
  public static List<Place> beyond(double limit, GridCurve curve, GridCurve reference) {
    int points = Math.max(curve.values().length, reference.values().length);
    double[] values = curve.on(points).values();
    double[] expected = reference.on(points).values();
    double[] difference = new double[points];
    double[] beyond = new double[points];
    for (int i = 0; i < points; i++) {
      difference[i] = values[i] - expected[i];
      // Just at the limit is beyond, too.
      beyond[i] = Math.abs(difference[i]) < limit ? 0 : Math.abs(difference[i]);
    }
    return of(new Evidence(Runs.of(beyond, beyond, difference), null, difference, false), curve);
  }

  /** The stretches of a sensor's evidence in its curve's cycle. */
  public static List<Place> of(Evidence evidence, GridCurve curve) {
    double last = evidence.difference().length - 1.0;
    return evidence.stretches().stream()
        .map(
            stretch ->
                new Place(
                    curve.inCycleS(stretch.begin() / last),
                    curve.inCycleS(stretch.end() / last),
                    stretch.largest(),
                    curve.inCycleS(stretch.largestAt() / last)))
        .toList();
  }

  /** Where no samples came; there is no difference in it. */
  public static Place of(Gap gap, GridCurve curve) {
    double from = curve.timeline().inCycleS(gap.fromS());
    return new Place(from, curve.timeline().inCycleS(gap.toS()), 0, from);
  }
}
