package io.vertac.deviation.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
  private final double[] low = new double[11];
  private final double[] high = new double[11];

  @Test
  void shouldKeepAPeakAtFullHeightWhenTheGridFlattensIt() {
    long[] offsets = new long[1001];
    Arrays.setAll(offsets, i -> i);
    double[] values = new double[1001];
    values[503] = 7;
    values[720] = -4;
    double[] grid = Resampler.resample(offsets, values, 1001, 1000, 11);
    Envelope.fill(offsets, values, 1001, 1000, grid, low, high);
    assertThat(grid[5]).isLessThan(0.1);
    assertThat(high).containsExactly(zerosBut(5, 7));
    assertThat(low).containsExactly(zerosBut(7, -4));
  }

  @Test
  void shouldHaveTheGridsOwnValueWhereThereIsNoSample() {
    double[] grid = Resampler.resample(new long[] {0, 100}, new double[] {0, 10}, 2, 100, 11);
    Envelope.fill(new long[] {0, 100}, new double[] {0, 10}, 2, 100, grid, low, high);
    assertThat(low).isEqualTo(grid);
    assertThat(high).isEqualTo(grid);
  }

  @Test
  void shouldIgnoreSamplesWhenTheyLieOutsideTheDuration() {
    long[] offsets = {-5, 0, 100, 200};
    double[] values = {99, 1, 1, -99};
    double[] grid = new double[11];
    Arrays.fill(grid, 1);
    Envelope.fill(offsets, values, 4, 100, grid, low, high);
    assertThat(low).containsOnly(1);
    assertThat(high).containsOnly(1);
  }

  @Test
  void shouldRefuseWhenLimitsAreNotAsLongAsTheGrid() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Envelope.fill(new long[1], new double[1], 1, 1, new double[11], low, new double[9]))
        .withMessageContaining("11 points, got 11, 9");
  }

  private static double[] zerosBut(int point, double value) {
    double[] expected = new double[11];
    expected[point] = value;
    return expected;
  }
}
