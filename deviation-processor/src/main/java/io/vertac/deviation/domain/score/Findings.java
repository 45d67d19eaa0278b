package io.vertac.deviation.domain.score;

import io.vertac.events.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who is to blame for a cycle's judgement.
 *
 * <p>A single sensor is conspicuous now and then in any cycle, so a sensor has a severity only if
 * the cycle raises an alarm: the sensor most to blame that of the cycle, any other by how
 * conspicuous it is itself, and none that is within its usual scatter. If the length of the cycle
 * is what is most conspicuous, no sensor is blamed for it.
 */
public final class Findings {
  /** In usual scatters: from here on a sensor of an alarming cycle is conspicuous, or critical. */
  private static final double WARNING = 3;

  private static final double CRITICAL = 6;

  /** The same for label-free strengths, which are logarithms: about 8 and 30 times the usual. */
  private static final double LABEL_FREE_WARNING = 1.7;

  private static final double LABEL_FREE_CRITICAL = 3;

  /** In usual scatters: a smaller difference is none worth a word, and blames nobody. */
  static final double WORTH_A_WORD = 1.5;

  private static final double LABEL_FREE_WORTH_A_WORD = 0.85;

  private Findings() {}

  /** The sensors that were there, most to blame first. */
  public static List<SensorFinding> of(Judgement judgement) {
    return of(judgement, 0, judgement.deviation());
  }

  /**
   * The same, with shares that leave something for sensors that are missing: all, if nothing else
   * was found of the cycle, and otherwise as much for each as for the most conspicuous. Order and
   * shares follow from the judgement alone.
   *
   * @param told of the curves that are there, by the limits that people chose
   */
  public static List<SensorFinding> of(Judgement judgement, int missing, Severity told) {
    List<SensorScore> ranked = new ArrayList<>(judgement.sensors());
    ranked.removeIf(s -> s.reading().isMissing());
    // The sort is stable: of equals the first sensor of the machine comes first.
    ranked.sort(Comparator.comparingDouble(s -> -s.strength()));
    double total = total(ranked, missing, judgement.deviation());
    List<SensorFinding> findings = new ArrayList<>();
    for (SensorScore sensor : ranked) {
      double strength = sensor.strength();
      boolean isFirst = findings.isEmpty() && !judgement.isAboutLength();
      Severity severity = severity(told, sensor, isFirst);
      boolean nothing = severity == Severity.normal && strength < worthAWord(sensor);
      findings.add(
          new SensorFinding(
              sensor,
              strength,
              total > 0 ? weight(strength) / total : 0,
              severity,
              nothing ? DeviationKind.none : DeviationKind.of(sensor)));
    }
    return findings;
  }

  private static double total(List<SensorScore> ranked, int missing, Severity deviation) {
    if (missing > 0 && deviation == Severity.normal) {
      return Double.POSITIVE_INFINITY;
    }
    double most = ranked.isEmpty() ? 0 : weight(ranked.get(0).strength());
    return missing * most + ranked.stream().mapToDouble(s -> weight(s.strength())).sum();
  }

  private static Severity severity(Severity told, SensorScore sensor, boolean first) {
    double strength = sensor.strength();
    if (first && strength >= worthAWord(sensor)) {
      return told;
    }
    double critical = sensor.checks() == null ? LABEL_FREE_CRITICAL : CRITICAL;
    if (told == Severity.normal || strength < warning(sensor)) {
      return Severity.normal;
    }
    return strength < critical ? Severity.warning : told;
  }

  private static double worthAWord(SensorScore sensor) {
    return sensor.checks() == null ? LABEL_FREE_WORTH_A_WORD : WORTH_A_WORD;
  }

  private static double warning(SensorScore sensor) {
    return sensor.checks() == null ? LABEL_FREE_WARNING : WARNING;
  }

  private static double weight(double strength) {
    double logarithm = StrictMath.log1p(strength);
    return logarithm * logarithm;
  }
}
