package io.vertac.deviation.domain.words;

import io.vertac.deviation.domain.features.GridCurve;
import io.vertac.deviation.domain.score.CheckScores;
import io.vertac.deviation.domain.score.DeviationKind;
import io.vertac.deviation.domain.score.SensorFinding;
import io.vertac.deviation.domain.score.Whereabouts;

/**
 * What an explanation says, in numbers.
 *
 * @param timesUsual how many times the usual scatter the most conspicuous difference was; with one
 *     learnt cycle, how many times what cycles in a row usually differ; null if nothing is known
 * @param fromS where in the cycle it differed most, in seconds after its start, pauses not counted;
 *     null if it did not, or everywhere
 * @param toS end of that stretch
 * @param cyclesInARow for how many judged cycles in a row, this one included, it has been
 *     conspicuous in this way; 0 in aborted cycles
 */
public record Particulars(Double timesUsual, Double fromS, Double toS, int cyclesInARow) {
  public static final Particulars NONE = new Particulars(null, null, null, 0);

  private static final double LARGEST_LOGARITHM = 20;

  /**
   * @param curve of the sensor in the cycle
   */
  public static Particulars of(SensorFinding finding, GridCurve curve) {
    int inARow = finding.cyclesInARow();
    boolean somewhere =
        finding.kind() != DeviationKind.none && finding.kind() != DeviationKind.level;
    if (!somewhere) {
      return new Particulars(timesUsual(finding), null, null, inARow);
    }
    if (finding.kind() == DeviationKind.missing) {
      return new Particulars(timesUsual(finding), curve.gap().fromS(), curve.gap().toS(), inARow);
    }
    Whereabouts worst = Whereabouts.of(finding.score().reading());
    return new Particulars(
        timesUsual(finding),
        curve.durationS() * worst.from(),
        curve.durationS() * worst.to(),
        inARow);
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
