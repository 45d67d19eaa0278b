package io.vertac.deviation.domain.words;

import io.vertac.deviation.domain.features.Check;
import io.vertac.deviation.domain.score.CheckScores;
import io.vertac.deviation.domain.score.DeviationKind;
import io.vertac.deviation.domain.score.SensorFinding;
import io.vertac.deviation.domain.where.Evidence;
import java.util.Locale;

/** What a sensor did that it usually does not, as it is to be seen beside the reference. */
final class Phrases {
  private static final double MOST_PERCENT = 1000;

  /** The checks of the extremes do not see the level. */
  private static final String MEAN = " its mean than usual";

  private Phrases() {}

  /**
   * @param unit of the sensor, may be empty
   */
  static String of(SensorFinding finding, String unit) {
    Evidence evidence = finding.evidence();
    if (evidence.isEmpty()) {
      return "differed from the reference";
    }
    if (evidence.spread()) {
      return spread(finding, unit);
    }
    if (evidence.isLevel()) {
      return "lay "
          + amount(evidence.mean(), unit)
          + aboveOrBelow(evidence.mean())
          + "the reference";
    }
    double largest = evidence.greatest().largest();
    String amount = amount(largest, unit);
    if (finding.kind() == DeviationKind.peak) {
      return "left the reference for a short time, up to " + amount + aboveOrBelow(largest) + "it,";
    }
    return evidence.side() == 0
        ? "left the reference by up to " + amount
        : "lay up to " + amount + aboveOrBelow(evidence.side()) + "the reference";
  }

  /** No moment is far off: only numbers of the whole cycle tell. */
  private static String spread(SensorFinding finding, String unit) {
    CheckScores checks = finding.score().checks();
    if (checks == null) {
      return "differed a little from the reference";
    }
    Check check = checks.strongest();
    double value = checks.values()[check.ordinal()];
    double usual = checks.usual()[check.ordinal()];
    double difference = (value - usual) * finding.score().reading().profile().amplitude();
    String amount = amount(difference, unit);
    boolean more = difference > 0;
    return switch (check) {
      case LEVEL -> "lay " + amount + (more ? " above" : " below") + " its usual level";
      case HI ->
          "had its highest part " + amount + (more ? " further above" : " less above") + MEAN;
      case LO -> "had its lowest part " + amount + (more ? " less below" : " further below") + MEAN;
      case SLOPE -> (more ? "rose by " : "fell by ") + amount + " more than usual";
      case TV -> "moved " + percent(value, usual) + " than usual";
      default -> "had a slightly other shape than usual";
    };
  }

  private static String aboveOrBelow(double difference) {
    return difference > 0 ? " above " : " below ";
  }

  private static String amount(double value, String unit) {
    return Numbers.text(Math.abs(value)) + (unit.isEmpty() ? "" : " " + Units.shown(unit));
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
