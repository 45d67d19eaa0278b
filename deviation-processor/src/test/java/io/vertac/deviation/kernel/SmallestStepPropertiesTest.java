package io.vertac.deviation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Against sorting. */
class SmallestStepPropertiesTest {

  @Property(tries = 500)
  void shouldBeTheSmallestStepOfTheSortedValues(@ForAll("values") double[] values) {
    assertThat(SmallestStep.of(values, values.length)).isEqualTo(bySorting(values));
  }

  @Example
  void shouldFindAStepAmongValuesThatCrowdInOnePlace() {
    double[] values = new double[1_000];
    Random random = new Random(5);
    Arrays.setAll(values, i -> i == 0 ? 1e9 : random.nextInt(50) * 0.25);
    assertThat(SmallestStep.of(values, values.length)).isEqualTo(0.25);
  }

  @Example
  void shouldBeNothingWhenAllValuesAreTheSame() {
    double[] values = new double[200];
    Arrays.fill(values, 7);
    assertThat(SmallestStep.of(values, values.length)).isZero();
  }

  @Example
  void shouldReadNoFurtherThanAsked() {
    assertThat(SmallestStep.of(new double[] {1, 3, 3.5}, 2)).isEqualTo(2);
  }

  @Provide
  Arbitrary<double[]> values() {
    Arbitrary<Double> any = Arbitraries.doubles().between(-1e100, 1e100);
    Arbitrary<Double> digits = Arbitraries.integers().between(-500, 500).map(i -> i * 0.1);
    return Arbitraries.oneOf(any, digits, Arbitraries.just(0.0))
        .array(double[].class)
        .ofMinSize(1)
        .ofMaxSize(300);
  }

  private static double bySorting(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 1; i < sorted.length; i++) {
      double step = sorted[i] - sorted[i - 1];
      smallest = step > 0 ? Math.min(smallest, step) : smallest;
    }
    return Double.isInfinite(smallest) ? 0 : smallest;
  }
}
