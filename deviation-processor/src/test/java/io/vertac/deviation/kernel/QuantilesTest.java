package io.vertac.deviation.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilesTest {
  /** Values of NumPy 2.4.6, {@code numpy.quantile}. */
  @ParameterizedTest
  @CsvSource({
    "20, 0, 0.0",
    "20, 0.02, 0.0",
    "20, 0.25, 2.2",
    "20, 0.5, 4.3",
    "20, 0.9, 6.310000000000006",
    "20, 0.98, 10.0",
    "20, 1, 10.0",
    "21, 0.5, 3.8",
    "21, 0.9, 5.9"
  })
  void shouldAgreeWithNumPyWhenRanksLieBetweenValues(int count, double share, double expected) {
    assertThat(Quantiles.of(Series.x(count), count).at(share)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void shouldInterpolateWhenTheShareFallsBetweenTwoValues() {
    Quantiles quantiles = Quantiles.of(new double[] {30, 10, 20, 40}, 4);
    assertThat(quantiles.median()).isEqualTo(25);
    assertThat(quantiles.at(0.1)).isCloseTo(13, within(1e-12));
    assertThat(quantiles.spread(0, 1)).isEqualTo(30);
  }

  @Test
  void shouldIgnoreTheRestAndLeaveValuesAloneWhenOnlyAPrefixCounts() {
    double[] values = {3, 1, 2, 99, 99};
    assertThat(Quantiles.of(values, 3).median()).isEqualTo(2);
    assertThat(values).containsExactly(3, 1, 2, 99, 99);
  }

  @Test
  void shouldForgetTheOldSetWhenLoadedAgain() {
    Quantiles quantiles = Quantiles.of(new double[] {9, 9, 9, 9}, 4);
    assertThat(quantiles.load(new double[] {1, 2, 3}, 3).median()).isEqualTo(2);
    assertThat(quantiles.at(1)).isEqualTo(3);
  }

  /** Values of NumPy 2.4.6. */
  @ParameterizedTest
  @CsvSource({"20, 1.6", "21, 1.9000000000000004"})
  void shouldGiveTheMedianDeviationWhenTheCountIsEvenOrOdd(int count, double expected) {
    assertThat(Quantiles.of(Series.x(count), count).medianAbsoluteDeviation())
        .isCloseTo(expected, within(1e-12));
  }

  @Property
  void shouldEqualTheSortedDeviationsWhenTheMedianDeviationIsTaken(
      @ForAll @Size(min = 1, max = 30) double[] values) {
    Quantiles quantiles = Quantiles.of(values, values.length);
    double median = quantiles.median();
    double[] deviations =
        Arrays.stream(values).map(v -> Math.min(Math.abs(v - median), Double.MAX_VALUE)).toArray();
    double expected = Quantiles.of(deviations, deviations.length).median();
    assertThat(quantiles.medianAbsoluteDeviation()).isFinite().isEqualTo(expected);
  }

  @Property
  void shouldBeFiniteAndWithinTheValuesWhenTheyAreFinite(
      @ForAll @Size(min = 1, max = 30) double[] values) {
    Quantiles quantiles = Quantiles.of(values, values.length);
    double smallest = Arrays.stream(values).min().orElseThrow();
    double largest = Arrays.stream(values).max().orElseThrow();
    for (double share = 0; share <= 1; share += 0.02) {
      assertThat(quantiles.at(share)).isBetween(smallest, largest);
    }
    assertThat(quantiles.spread(0.02, 0.98)).isFinite().isNotNegative();
  }

  @Test
  void shouldRefuseWhenThereIsNothingOrTheShareIsOutside() {
    assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.of(new double[2], 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Quantiles.of(new double[2], 3))
        .withMessageContaining("got 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Quantiles.of(new double[2], 2).at(1.01))
        .withMessageContaining("1.01");
  }
}
