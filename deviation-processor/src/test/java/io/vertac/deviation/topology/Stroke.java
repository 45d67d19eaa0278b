package io.vertac.deviation.topology;

import java.util.Random;

/** Curves of a press that are never quite the same, ten samples each, from a seed. */
final class Stroke {
  private static final double[] SHAPE = {0, 1, 4, 9, 10, 10, 9, 4, 1, 0};
  private final Random random;

  Stroke(long seed) {
    random = new Random(seed);
  }

  double[] usual() {
    return shifted(0);
  }

  double[] shifted(double by) {
    double[] values = SHAPE.clone();
    for (int i = 0; i < values.length; i++) {
      values[i] += by + 0.05 * random.nextGaussian();
    }
    return values;
  }
}
