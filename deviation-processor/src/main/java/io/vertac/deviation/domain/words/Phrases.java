package io.vertac.deviation.domain.words;

import io.vertac.deviation.domain.features.Check;
import io.vertac.deviation.domain.score.DeviationKind;
import java.util.Locale;

/** What a check means, said of a sensor. */
final class Phrases {
  private static final double MOST_PERCENT = 1000;

  /** The checks of the extremes do not see the level. */
  private static final String MEAN = " its mean than usual";

  private Phrases() {}

  /**
   * @param kind of difference
   * @param value of the check, in amplitudes
   * @param usual value of the check
   */
  static String of(
      DeviationKind kind, Check check, double value, double usual, double amplitude, String unit) {
    double difference = (value - usual) * amplitude;
    String amount = amount(Math.abs(difference), unit);
    boolean more = difference > 0;
    return switch (check) {
      case LEVEL -> "lay " + amount + (more ? " above" : " below") + " its usual level";
      case HI ->
          "had its highest part " + amount + (more ? " further above" : " less above") + MEAN;
      case LO -> "had its lowest part " + amount + (more ? " less below" : " further below") + MEAN;
      case SLOPE -> (more ? "rose by " : "fell by ") + amount + " more than usual over the cycle";
      case TV -> "moved " + percent(value, usual) + " than usual";
      case CTOP -> "left its usual curve by up to about " + amount(value * amplitude, unit);
      case SHAPE, DSHAPE, CMAD, WTOP, CTW ->
          kind == DeviationKind.peak
              ? "left its usual curve for a short time"
              : "had another shape than usual";
    };
  }

  private static String amount(double value, String unit) {
    return Numbers.text(value) + (unit.isEmpty() ? "" : " " + unit);
  }

  private static String percent(double value, double usual) {
    double percent = 100 * (value / usual - 1);
    // A sensor that usually stands still has no percentage to move by.
    return Math.abs(percent) > MOST_PERCENT
        ? "far more"
        : String.format(
            Locale.ROOT, "%.0f %% %s", Math.abs(percent), percent > 0 ? "more" : "less");
  }
}
