package io.vertac.deviation.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.vertac.deviation.kernel.Metrics.Difference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MetricsTest {
  @Test
  void shouldGiveTheValuesWhenTheyCanBeFoundByHand() {
    Difference difference = Metrics.between(new double[] {1, 2, 3, 4}, new double[] {1, 5, 3, 0});
    assertThat(difference).isEqualTo(new Difference(2.5, 1.75, 4, 3));
  }

  /** Values of NumPy 2.4.6. */
  @Test
  void shouldAgreeWithNumPyWhenSeriesAreJagged() {
    Difference difference = Metrics.between(Series.x(50), Series.y(50));
    assertThat(difference.rms()).isCloseTo(3.8111940386183436, within(1e-12));
    assertThat(difference.meanAbsolute()).isCloseTo(3.1159999999999997, within(1e-12));
    assertThat(difference.largest()).isEqualTo(9.6);
    assertThat(difference.largestIndex()).isEqualTo(8);
  }

  @Test
  void shouldBeZeroWhenCurvesAreTheSame() {
    assertThat(Metrics.between(Series.x(9), Series.x(9))).isEqualTo(new Difference(0, 0, 0, 0));
  }

  @Test
  void shouldNameTheFirstPointWhenTheLargestDifferenceOccursTwice() {
    Difference difference = Metrics.between(new double[] {0, 3, 0, -3}, new double[4]);
    assertThat(difference.largestIndex()).isEqualTo(1);
  }

  @Test
  void shouldBeRightWhenSquaresWouldOverflowOrVanish() {
    for (double unit : new double[] {1e300, 1e-300, Double.MIN_VALUE}) {
      double[] a = {4 * unit, 4 * unit};
      double[] b = {-4 * unit, 4 * unit};
      Difference difference = Metrics.between(a, b);
      assertThat(difference.largest()).isEqualTo(8 * unit);
      assertThat(difference.meanAbsolute()).isEqualTo(4 * unit);
      assertThat(difference.rms()).isCloseTo(Math.sqrt(32) * unit, within(1e-12 * unit + 4.9e-324));
    }
  }

  @Test
  void shouldStayAtTheLargestDoubleWhenTheDifferenceOverflows() {
    double max = Double.MAX_VALUE;
    Difference difference =
        Metrics.between(new double[] {max, max, max}, new double[] {-max, -max, -max});
    assertThat(difference.largest()).isEqualTo(max);
    assertThat(difference.meanAbsolute()).isBetween(max * (1 - 1e-15), max);
    assertThat(difference.rms()).isBetween(max * (1 - 1e-15), max);
  }

  @Property
  void shouldBeFiniteAndOrderedWhenValuesAreFinite(
      @ForAll @Size(12) double[] a, @ForAll @Size(12) double[] b) {
    Difference difference = Metrics.between(a, b);
    assertThat(difference.largest()).isFinite().isNotNegative();
    assertThat(difference.rms()).isBetween(0.0, difference.largest());
    assertThat(difference.meanAbsolute()).isBetween(0.0, difference.rms() * (1 + 1e-12));
    assertThat(Metrics.between(b, a)).isEqualTo(difference);
  }

  @Test
  void shouldRefuseWhenGridsDiffer() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metrics.between(new double[3], new double[4]))
        .withMessageContaining("3 and 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metrics.between(new double[0], new double[0]));
  }
}
