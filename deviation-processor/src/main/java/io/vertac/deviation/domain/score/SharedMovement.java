package io.vertac.deviation.domain.score;

import io.vertac.deviation.domain.Method;
import io.vertac.deviation.domain.learning.Baseline;
import io.vertac.deviation.domain.learning.Ring;
import io.vertac.deviation.domain.learning.SensorBaseline;
import java.util.ArrayList;
import java.util.List;

/**
 * All checks of all sensors judged together. Sensors of one machine move together: a departure
 * along a direction in which healthy cycles scatter, too, is worth less than the same departure
 * across.
 *
 * <p>The squared distance is q' S^-1 q with S a weighted mean of the unit matrix and the learnt
 * cycles' second moments. As there are far fewer learnt cycles than checks, S is inverted through
 * the small matrix of the cycles' products with each other (Woodbury's identity).
 */
final class SharedMovement {
  private SharedMovement() {}

  /**
   * @param q one row a sensor, in the baseline's order
   * @param length the cycle's length, on the same scale
   * @return root mean square distance
   */
  static double distance(Baseline baseline, List<double[]> q, double length) {
    double[] duration = {length};
    List<Ring> rings = new ArrayList<>();
    baseline.sensors().stream().map(SensorBaseline::conspicuous).forEach(rings::add);
    rings.add(baseline.lengths());
    List<double[]> rows = new ArrayList<>(q);
    rows.add(duration);
    int cycles = baseline.lengths().size();
    double half = Method.SHRINKAGE / 2;
    double squares = 0;
    int size = 0;
    for (double[] row : rows) {
      squares += dot(row, row);
      size += row.length;
    }
    if (cycles > 0) {
      double[] b = products(rings, rows, cycles);
      double[] solution = SmallSystem.solve(moments(rings, cycles, half), b);
      squares -= dot(b, solution);
    }
    return Math.sqrt(Math.max(squares / half, 0) * (Method.SHRINKAGE + cycles) / size);
  }

  private static double[] products(List<Ring> rings, List<double[]> rows, int cycles) {
    double[] products = new double[cycles];
    for (int r = 0; r < rings.size(); r++) {
      for (int i = 0; i < cycles; i++) {
        products[i] += dot(rings.get(r).row(i), rows.get(r));
      }
    }
    return products;
  }

  private static double[][] moments(List<Ring> rings, int cycles, double diagonal) {
    double[][] moments = new double[cycles][cycles];
    for (Ring ring : rings) {
      for (int i = 0; i < cycles; i++) {
        for (int j = 0; j <= i; j++) {
          moments[i][j] += dot(ring.row(i), ring.row(j));
        }
      }
    }
    for (int i = 0; i < cycles; i++) {
      moments[i][i] += diagonal;
    }
    return moments;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
