package io.vertac.deviation.domain.words;

import io.vertac.deviation.domain.score.CheckScores;
import io.vertac.deviation.domain.score.DeviationKind;
import io.vertac.deviation.domain.score.SensorFinding;
import io.vertac.deviation.domain.score.Whereabouts;
import java.util.Locale;

/**
 * One sentence about one sensor in one cycle: what differed, by how much compared with usual, where
 * in the cycle, since when.
 */
public final class Explanation {
  private static final double MOST_TOLD = 1000;

  private Explanation() {}

  /**
   * @param unit of the sensor, may be empty
   * @param durationS of the curve
   */
  public static String of(SensorFinding finding, String sensorName, String unit, double durationS) {
    if (finding.kind() == DeviationKind.none) {
      return sensorName + " was as usual";
    }
    return sensorName
        + ' '
        + what(finding, unit)
        + where(finding, durationS)
        + sinceWhen(finding.score().reading().sensor().streak());
  }

  private static String what(SensorFinding finding, String unit) {
    CheckScores checks = finding.score().checks();
    if (checks == null) {
      return withoutExperience(finding);
    }
    int strongest = checks.strongest().ordinal();
    double scatters = Math.abs(checks.t()[strongest]);
    String difference =
        finding.kind() == DeviationKind.timing
            ? "had its usual shape, but at another time"
            : Phrases.of(
                checks.strongest(),
                checks.values()[strongest],
                checks.usual()[strongest],
                finding.score().reading().profile().amplitude(),
                unit);
    return difference + ", " + times(scatters) + " the usual scatter";
  }

  private static String withoutExperience(SensorFinding finding) {
    // The strength is the logarithm of the difference in units of one and a half times the usual.
    double times = 1.5 * StrictMath.exp(Math.min(finding.strength(), 20));
    return (finding.kind() == DeviationKind.level
            ? "differed from the reference in its level, "
            : "differed from the reference in its shape, ")
        + times(times)
        + " what cycles in a row usually differ";
  }

  private static String times(double times) {
    return times > MOST_TOLD
        ? String.format(Locale.ROOT, "more than %.0f times", MOST_TOLD)
        : String.format(Locale.ROOT, "%.1f times", times);
  }

  /** A shift of the level is everywhere. */
  private static String where(SensorFinding finding, double durationS) {
    if (finding.kind() == DeviationKind.level) {
      return "";
    }
    Whereabouts worst = Whereabouts.of(finding.score().reading());
    return ", mostly from "
        + Numbers.text(durationS * worst.from())
        + " to "
        + Numbers.text(durationS * worst.to())
        + " s";
  }

  private static String sinceWhen(int streak) {
    return streak > 1 ? String.format(Locale.ROOT, ", for %d cycles in a row", streak) : "";
  }
}
