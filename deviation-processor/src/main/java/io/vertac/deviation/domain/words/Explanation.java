package io.vertac.deviation.domain.words;

import io.vertac.deviation.domain.score.CheckScores;
import io.vertac.deviation.domain.score.DeviationKind;
import io.vertac.deviation.domain.score.SensorFinding;
import java.util.Locale;

/**
 * One sentence about one sensor in one cycle: what differed, by how much compared with usual, where
 * in the cycle, since when.
 */
public final class Explanation {
  private static final double MOST_TOLD = 1000;

  private Explanation() {}

  /**
   * @param particulars of the finding
   * @param unit of the sensor, may be empty
   */
  public static String of(
      SensorFinding finding, Particulars particulars, String sensorName, String unit) {
    if (finding.kind() == DeviationKind.none) {
      return sensorName + " was as usual";
    }
    if (finding.kind() == DeviationKind.missing) {
      return sensorName
          + " gave no usable sample from "
          + Numbers.text(particulars.fromS())
          + " to "
          + Numbers.text(particulars.toS())
          + " s"
          + sinceWhen(particulars.cyclesInARow());
    }
    return sensorName
        + ' '
        + what(finding, particulars, unit)
        + where(particulars)
        + sinceWhen(particulars.cyclesInARow());
  }

  private static String what(SensorFinding finding, Particulars particulars, String unit) {
    CheckScores checks = finding.score().checks();
    if (checks == null) {
      return withoutExperience(finding, particulars);
    }
    int strongest = checks.strongest().ordinal();
    String difference =
        finding.kind() == DeviationKind.timing
            ? "had its usual shape, but at another time"
            : Phrases.of(
                finding.kind(),
                checks.strongest(),
                checks.values()[strongest],
                checks.usual()[strongest],
                finding.score().reading().profile().amplitude(),
                unit);
    return difference + ", " + times(particulars.timesUsual()) + " the usual scatter";
  }

  private static String withoutExperience(SensorFinding finding, Particulars particulars) {
    String what =
        switch (finding.kind()) {
          case level -> "differed from the reference in its level, ";
          case peak -> "left the reference for a short time, ";
          default -> "differed from the reference in its shape, ";
        };
    return what + times(particulars.timesUsual()) + " what cycles in a row usually differ";
  }

  private static String times(double times) {
    return times > MOST_TOLD
        ? String.format(Locale.ROOT, "more than %.0f times", MOST_TOLD)
        : String.format(Locale.ROOT, "%.1f times", times);
  }

  /** A shift of the level is everywhere. */
  private static String where(Particulars particulars) {
    return particulars.fromS() == null
        ? ""
        : ", mostly from "
            + Numbers.text(particulars.fromS())
            + " to "
            + Numbers.text(particulars.toS())
            + " s";
  }

  private static String sinceWhen(int streak) {
    return streak > 1 ? String.format(Locale.ROOT, ", for %d cycles in a row", streak) : "";
  }
}
