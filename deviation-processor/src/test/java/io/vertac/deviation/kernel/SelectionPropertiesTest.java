package io.vertac.deviation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class SelectionPropertiesTest {
  @Property(tries = 300)
  void shouldPutTheLargestLastAsASortDoes(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 700) int size,
      @ForAll @DoubleRange(min = 0, max = 1) double share) {
    double[] values = values(seed, size);
    double[] sorted = sorted(values);
    int count = Math.max(1, (int) (share * size));
    Selection.largestLast(values, size, count);
    assertThat(Arrays.copyOfRange(values, size - count, size))
        .isEqualTo(Arrays.copyOfRange(sorted, size - count, size));
    assertThat(sorted(values)).isEqualTo(sorted);
  }

  @Property(tries = 300)
  void shouldPutTheSmallestFirstAsASortDoes(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 700) int size,
      @ForAll @DoubleRange(min = 0, max = 1) double share) {
    double[] values = values(seed, size);
    double[] sorted = sorted(values);
    int count = Math.max(1, (int) (share * size));
    Selection.smallestFirst(values, size, count);
    assertThat(Arrays.copyOf(values, count)).isEqualTo(Arrays.copyOf(sorted, count));
    assertThat(sorted(values)).isEqualTo(sorted);
  }

  @Property(tries = 300)
  void shouldGiveTheQuantilesOfASort(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 700) int size,
      @ForAll @DoubleRange(min = 0, max = 0.5) double low,
      @ForAll @DoubleRange(min = 0.5, max = 1) double high) {
    double[] values = values(seed, size);
    Quantiles quantiles = Quantiles.of(values, size);
    assertThat(Selection.spread(values, low, high)).isEqualTo(quantiles.spread(low, high));
    assertThat(Selection.median(values, size)).isEqualTo(quantiles.median());
  }

  /** Noise, steps of few values, rising, falling, and rising then falling curves. */
  private static double[] values(long seed, int size) {
    Random random = new Random(seed);
    int form = random.nextInt(5);
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] =
          switch (form) {
            case 0 -> random.nextGaussian() * 1e3;
            case 1 -> random.nextInt(3);
            case 2 -> i;
            case 3 -> -i;
            default -> Math.min(i, size - i);
          };
    }
    return values;
  }

  private static double[] sorted(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
