package io.vertac.deviation.domain.score;

import io.vertac.deviation.domain.Method;
import io.vertac.deviation.domain.features.Check;
import io.vertac.deviation.domain.learning.Baseline;
import io.vertac.deviation.domain.learning.CheckScales;
import io.vertac.deviation.kernel.Scratch;
import java.util.Arrays;
import java.util.List;

/** The score that needs at least two learnt cycles: how far a cycle is from what they scatter. */
final class Calibrated {
  private static final int FEW_SENSORS = 3;
  private static final int MOST_WORST = 3;
  private static final double SMALLEST = 1e-12;
  private static final Scratch CONSPICUOUS = new Scratch();

  private Calibrated() {}

  /** How conspicuous the length of a cycle is, in units of its usual scatter. */
  static double length(Baseline baseline, double durationS) {
    double[] durations = baseline.durations().column(0);
    double usual = baseline.usualDurationS();
    return (durationS - usual) / lengthScatter(baseline, durations);
  }

  /** How much the length of a cycle is taken to scatter, in seconds. */
  static double lengthScatter(Baseline baseline, double[] durations) {
    double least = Method.LENGTH_SCATTER * baseline.usualDurationS();
    return Math.max(Math.max(least, CheckScales.deviation(durations)), 1e-9);
  }

  /** Movement of all checks together, and the worst sensors beside it. */
  static double score(Baseline baseline, List<SensorScore> sensors, double length) {
    double[] q = CONSPICUOUS.array(sensors.size() * Check.COUNT + 1);
    Arrays.fill(q, 0);
    for (int i = 0; i < sensors.size(); i++) {
      if (!sensors.get(i).reading().isMissing()) {
        sensors.get(i).checks().logarithmic(q, i * Check.COUNT);
      }
    }
    q[q.length - 1] = Logarithm.signed(length);
    double distance = SharedMovement.distance(baseline, q);
    return StrictMath.log(distance + SMALLEST) + Method.WORST_WEIGHT * worst(sensors, length);
  }

  private static double worst(List<SensorScore> sensors, double length) {
    int count = sensors.size();
    double[] worst = new double[count + 1];
    for (int i = 0; i < count; i++) {
      worst[i] = sensors.get(i).worst(count <= FEW_SENSORS);
    }
    worst[count] = Math.abs(Logarithm.signed(length));
    Arrays.sort(worst);
    int taken = Math.min(MOST_WORST, Math.max(1, (int) (count / 2.0 + 0.5)));
    double sum = 0;
    for (int i = 0; i < taken; i++) {
      sum += worst[count - i];
    }
    return sum / taken;
  }
}
