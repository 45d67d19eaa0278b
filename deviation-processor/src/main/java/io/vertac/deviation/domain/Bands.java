package io.vertac.deviation.domain;

import io.vertac.deviation.domain.features.GridCurve;
import io.vertac.deviation.domain.where.Evidence;
import io.vertac.events.UsualBand;
import java.util.ArrayList;
import java.util.List;

/** Puts the band of what is usual into the form in which it is published. */
final class Bands {
  /** As many as a drawing shows. */
  private static final int POINTS = 300;

  private Bands() {}

  /**
   * @return null if nothing is out of the ordinary
   */
  static UsualBand of(Evidence evidence, GridCurve curve) {
    if (evidence.band() == null) {
      return null;
    }
    int last = evidence.difference().length - 1;
    int step = (last + POINTS - 1) / POINTS;
    List<Double> at = new ArrayList<>();
    List<Double> low = new ArrayList<>();
    List<Double> high = new ArrayList<>();
    for (int i = 0; i <= last; i = i < last ? Math.min(last, i + step) : last + 1) {
      at.add(curve.inCycleS((double) i / last));
      low.add(evidence.band().low()[i]);
      high.add(evidence.band().high()[i]);
    }
    return new UsualBand(at, low, high);
  }
}
