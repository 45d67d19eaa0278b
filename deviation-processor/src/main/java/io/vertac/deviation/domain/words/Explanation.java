package io.vertac.deviation.domain.words;

import io.vertac.deviation.domain.score.CheckScores;
import io.vertac.deviation.domain.score.DeviationKind;
import io.vertac.deviation.domain.score.SensorFinding;
import io.vertac.deviation.domain.where.Place;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One sentence about one sensor in one cycle: what differed from the reference, where in the cycle,
 * by how much compared with usual, since when.
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
    String since = sinceWhen(particulars.cyclesInARow());
    if (finding.kind() == DeviationKind.missing) {
      return sensorName + " gave no usable sample" + where(particulars) + since;
    }
    return sensorName
        + ' '
        + what(finding, particulars, unit)
        + where(particulars)
        + ", "
        + howFar(finding, particulars)
        + since;
  }

  private static String what(SensorFinding finding, Particulars particulars, String unit) {
    if (finding.kind() == DeviationKind.timing && particulars.lagS() != 0) {
      String amount = Numbers.text(Math.abs(particulars.lagS()));
      return "came about " + amount + " s " + (particulars.lagS() > 0 ? "later" : "sooner");
    }
    return finding.kind() == DeviationKind.timing
        ? "had its usual shape, but at another time"
        : Phrases.of(finding, unit);
  }

  private static String howFar(SensorFinding finding, Particulars particulars) {
    CheckScores checks = finding.score().checks();
    return times(particulars.timesUsual())
        + (checks == null ? " what cycles in a row usually differ" : " the usual scatter");
  }

  private static String times(double times) {
    return times > MOST_TOLD
        ? String.format(Locale.ROOT, "more than %.0f times", MOST_TOLD)
        : String.format(Locale.ROOT, "%.1f times", times);
  }

  private static String where(Particulars particulars) {
    return particulars.everywhere() ? " over the whole cycle" : where(particulars.places());
  }

  /** Begins with a space unless there are no places. */
  public static String where(List<Place> places) {
    return places.stream().map(Explanation::stretch).collect(Collectors.joining(" and"));
  }

  private static String stretch(Place place) {
    return " from " + Numbers.text(place.fromS()) + " to " + Numbers.text(place.toS()) + " s";
  }

  private static String sinceWhen(int streak) {
    return streak > 1 ? String.format(Locale.ROOT, ", for %d cycles in a row", streak) : "";
  }
}
