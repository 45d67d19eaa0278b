package io.vertac.deviation.domain.words;

import io.vertac.deviation.domain.features.GridCurve;
import io.vertac.deviation.domain.score.CheckScores;
import io.vertac.deviation.domain.score.DeviationKind;
import io.vertac.deviation.domain.score.SensorFinding;
import io.vertac.deviation.domain.where.Evidence;
import io.vertac.deviation.domain.where.Place;
import java.util.List;

/**
 * What an explanation says, in numbers.
 *
 * @param timesUsual how many times the usual scatter the most conspicuous difference was; with one
 *     learnt cycle, how many times what cycles in a row usually differ; null if nothing is known
 * @param places where it was out of the ordinary, in the order of time
 * @param everywhere that is nearly all of the cycle
 * @param lagS by how much it came later; 0 if that is not what differs
 * @param cyclesInARow for how many judged cycles in a row, this one included, it has been
 *     conspicuous in this way; 0 in aborted cycles
 */
public record Particulars(
    Double timesUsual, List<Place> places, boolean everywhere, double lagS, int cyclesInARow) {
  public static final Particulars NONE = new Particulars(null, List.of(), false, 0, 0);

  private static final double LARGEST_LOGARITHM = 20;

  /**
   * @param curve of the sensor in the cycle
   */
  public static Particulars of(SensorFinding finding, GridCurve curve) {
    int inARow = finding.cyclesInARow();
    Evidence evidence = finding.evidence();
    if (finding.kind() == DeviationKind.missing) {
      List<Place> gap = List.of(Place.of(curve.gap(), curve));
      return new Particulars(timesUsual(finding), gap, false, 0, inARow);
    }
    double lagS =
        finding.kind() == DeviationKind.timing
            ? evidence.lag(finding.score().reading().curve()) * curve.durationS()
            : 0;
    return new Particulars(
        timesUsual(finding), Place.of(evidence, curve), evidence.isEverywhere(), lagS, inARow);
  }

  /** The place with the largest difference; null if there is none, or it is everywhere. */
  public Place worst() {
    Place worst = null;
    for (Place place : places) {
      boolean further = worst == null || Math.abs(place.largest()) > Math.abs(worst.largest());
      worst = further ? place : worst;
    }
    return everywhere ? null : worst;
  }

  private static double timesUsual(SensorFinding finding) {
    CheckScores checks = finding.score().checks();
    if (checks != null) {
      return Math.abs(checks.t()[checks.strongest().ordinal()]);
    }
    // The strength is the logarithm of the difference in units of one and a half times the usual.
    return 1.5 * StrictMath.exp(Math.min(finding.strength(), LARGEST_LOGARITHM));
  }
}
