package io.vertac.deviation.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ResamplerTest {
  private static final Offset<Double> TINY = within(1e-9);

  /** Values of NumPy 2.4.6, {@code numpy.interp}. */
  @Test
  void shouldInterpolateLinearlyWhenSamplesAreFew() {
    long[] offsets = {0, 5, 20, 30, 70, 100};
    double[] values = {1, 4, -2, 3, 3, 10};
    double[] expected = {1, 1, 0.5, 3, 3, 3, 4.166666666666667, 7.083333333333333, 10};
    assertThat(Resampler.resample(offsets, values, 6, 100, 9)).containsExactly(expected, TINY);
  }

  @Test
  void shouldHoldTheFirstAndLastValueWhenSamplesDoNotReachTheEnds() {
    double[] grid = Resampler.resample(new long[] {40, 60}, new double[] {2, 6}, 2, 100, 6);
    assertThat(grid).containsExactly(new double[] {2, 2, 2, 6, 6, 6}, TINY);
  }

  @Test
  void shouldBeTheCurveItselfWhenItAlreadyLiesOnTheGrid() {
    double[] values = Series.x(50);
    assertThat(Resampler.resample(evenly(50, 7), values, 50, 49 * 7, 50)).isEqualTo(values);
  }

  @Test
  void shouldBeConstantWhenThereIsOneSampleOrNoVariation() {
    assertThat(Resampler.resample(new long[] {30}, new double[] {0.1}, 1, 100, 4))
        .containsOnly(0.1);
    double[] level = new double[1000];
    Arrays.fill(level, 0.1);
    assertThat(Resampler.resample(evenly(1000, 3), level, 1000, 3000, 64)).containsOnly(0.1);
  }

  @Test
  void shouldKeepARampWhenItAverages() {
    double[] ramp = new double[1001];
    Arrays.setAll(ramp, i -> i);
    double[] grid = Resampler.resample(evenly(1001, 10), ramp, 1001, 10_000, 11);
    assertThat(Arrays.copyOfRange(grid, 1, 10))
        .containsExactly(new double[] {100, 200, 300, 400, 500, 600, 700, 800, 900}, TINY);
    // At either end only the half step inside the curve is averaged.
    assertThat(grid[0]).isCloseTo(25, TINY);
    assertThat(grid[10]).isCloseTo(975, TINY);
  }

  @Test
  void shouldReduceNoiseWhenThereAreManyMoreSamplesThanPoints() {
    Random noise = new Random(3);
    double[] values = new double[10_000];
    Arrays.setAll(values, i -> noise.nextGaussian());
    double[] grid = Resampler.resample(evenly(10_000, 1), values, 10_000, 9_999, 101);
    double power = Arrays.stream(grid).map(v -> v * v).average().orElseThrow();
    // The mean of a hundred independent samples has a hundredth of their power.
    assertThat(power).isBetween(0.005, 0.02);
  }

  @Test
  void shouldWeighByTimeWhenSamplesComeInBursts() {
    long[] offsets = new long[103];
    double[] values = new double[103];
    // A hundred samples of 8 within the last tenth, before that two samples of 2.
    offsets[0] = 0;
    offsets[1] = 899;
    values[0] = 2;
    values[1] = 2;
    for (int i = 2; i < 103; i++) {
      offsets[i] = 900 + (i - 2);
      values[i] = 8;
    }
    double[] grid = Resampler.resample(offsets, values, 103, 1000, 2);
    assertThat(grid[0]).isEqualTo(2);
    assertThat(grid[1]).isCloseTo((399 * 2 + 5 + 100 * 8) / 500.0, TINY);
  }

  @Test
  void shouldJumpWhenTwoSamplesHaveTheSameTime() {
    long[] offsets = {0, 50, 50, 100};
    double[] values = {1, 1, 5, 5};
    assertThat(Resampler.resample(offsets, values, 4, 100, 5)).containsExactly(1, 1, 5, 5, 5);
  }

  @Test
  void shouldTakeTheFirstMomentWhenTheDurationIsZero() {
    double[] grid = Resampler.resample(new long[] {0, 10}, new double[] {3, 9}, 2, 0, 3);
    assertThat(grid).containsExactly(3, 3, 3);
  }

  @Test
  void shouldRefuseWhenArgumentsMakeNoSense() {
    long[] offsets = {0, 10, 5};
    double[] values = {1, 2, 3};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Resampler.resample(offsets, values, 0, 10, 4))
        .withMessageContaining("got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Resampler.resample(offsets, values, 3, 10, 4))
        .withMessageContaining("offset 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Resampler.resample(offsets, values, 2, -1, 4))
        .withMessageContaining("-1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Resampler.resample(offsets, values, 2, 10, 1))
        .withMessageContaining("got 1");
  }

  private static long[] evenly(int count, long step) {
    long[] offsets = new long[count];
    Arrays.setAll(offsets, i -> i * step);
    return offsets;
  }
}
