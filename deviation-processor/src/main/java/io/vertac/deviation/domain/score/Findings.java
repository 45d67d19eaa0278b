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
 * conspicuous it is itself. If the length of the cycle is what is most conspicuous, no sensor is
 * blamed for it.
 */
public final class Findings {
  /** In usual scatters: from here on a sensor of an alarming cycle is conspicuous, or critical. */
  private static final double WARNING = 3;

  private static final double CRITICAL = 6;

  /** The same for label-free strengths, which are logarithms: about 8 and 30 times the usual. */
  private static final double LABEL_FREE_WARNING = 1.7;

  private static final double LABEL_FREE_CRITICAL = 3;

  /** Below this share of the warning limit a difference is none worth a word. */
  private static final double WORTH_A_WORD = 0.5;

  private Findings() {}

  /** The sensors that were there, most to blame first. */
  public static List<SensorFinding> of(Judgement judgement) {
    return of(judgement, 0);
  }

  /**
   * The same, with shares that leave something for sensors that are missing: all, if nothing else
   * is told of the cycle, and otherwise as much for each as for the most conspicuous.
   */
  public static List<SensorFinding> of(Judgement judgement, int missing) {
    List<SensorScore> ranked = new ArrayList<>(judgement.sensors());
    ranked.removeIf(s -> s.reading().isMissing());
    // The sort is stable: of equals the first sensor of the machine comes first.
    ranked.sort(Comparator.comparingDouble(s -> -s.strength()));
    double total = total(ranked, missing, judgement.deviation());
    List<SensorFinding> findings = new ArrayList<>();
    for (SensorScore sensor : ranked) {
      double strength = sensor.strength();
      Severity severity = severity(judgement, sensor, findings.isEmpty());
      boolean nothing = severity == Severity.normal && strength < WORTH_A_WORD * warning(sensor);
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

  private static Severity severity(Judgement judgement, SensorScore sensor, boolean first) {
    Severity most = judgement.deviation();
    if (first && !judgement.isAboutLength()) {
      return most;
    }
    double critical = sensor.checks() == null ? LABEL_FREE_CRITICAL : CRITICAL;
    if (most == Severity.normal || sensor.strength() < warning(sensor)) {
      return Severity.normal;
    }
    return sensor.strength() < critical ? Severity.warning : most;
  }

  private static double warning(SensorScore sensor) {
    return sensor.checks() == null ? LABEL_FREE_WARNING : WARNING;
  }

  private static double weight(double strength) {
    double logarithm = StrictMath.log1p(strength);
    return logarithm * logarithm;
  }
}
