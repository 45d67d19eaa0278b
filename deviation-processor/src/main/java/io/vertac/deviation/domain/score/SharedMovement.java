package io.vertac.deviation.domain.score;

import io.vertac.deviation.domain.Method;
import io.vertac.deviation.domain.learning.Baseline;
import io.vertac.deviation.domain.learning.Ring;
import io.vertac.deviation.domain.learning.SensorBaseline;
import io.vertac.deviation.kernel.Scratch;

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

  private static final Scratch ROWS = new Scratch();

  /**
   * @param q one row a sensor, in the baseline's order, behind each other; then the cycle's length,
   *     on the same scale
   * @return root mean square distance
   */
  static double distance(Baseline baseline, double[] q) {
    int cycles = baseline.lengths().size();
    double half = Method.SHRINKAGE / 2;
    double squares = dot(q, 0, q, 0, q.length);
    if (cycles > 0) {
      double[][] moments = new double[cycles][cycles];
      double[] products = new double[cycles];
      int from = 0;
      for (SensorBaseline sensor : baseline.sensors()) {
        add(sensor.conspicuous(), q, from, moments, products);
        from += sensor.conspicuous().width();
      }
      add(baseline.lengths(), q, from, moments, products);
      for (int i = 0; i < cycles; i++) {
        moments[i][i] += half;
      }
      double[] solution = SmallSystem.solve(moments, products);
      squares -= dot(products, 0, solution, 0, cycles);
    }
    return Math.sqrt(Math.max(squares / half, 0) * (Method.SHRINKAGE + cycles) / q.length);
  }

  /** Adds one sensor's part to the products of the cycles with each other and with the new one. */
  private static void add(Ring ring, double[] q, int from, double[][] moments, double[] products) {
    int width = ring.width();
    int cycles = products.length;
    double[] rows = ROWS.array(Method.RING * width);
    for (int i = 0; i < cycles; i++) {
      System.arraycopy(ring.row(i), 0, rows, i * width, width);
    }
    for (int i = 0; i < cycles; i++) {
      products[i] += dot(rows, i * width, q, from, width);
      for (int j = 0; j <= i; j++) {
        moments[i][j] += dot(rows, i * width, rows, j * width, width);
      }
    }
  }

  private static double dot(double[] a, int fromA, double[] b, int fromB, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += a[fromA + i] * b[fromB + i];
    }
    return sum;
  }
}
