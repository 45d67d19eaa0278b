package io.vertac.deviation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class DtwPropertiesTest {
  private final Dtw scalar = Dtw.scalar();
  private final Dtw vector = Dtw.vector().orElseThrow();

  @Property
  void shouldBeSymmetricWhenCurvesAreExchanged(
      @ForAll("curves") double[] a,
      @ForAll("curves") double[] b,
      @ForAll @IntRange(max = 70) int window) {
    assertThat(scalar.distance(a, b, window)).isEqualTo(scalar.distance(b, a, window));
    assertThat(vector.distance(a, b, window)).isEqualTo(vector.distance(b, a, window));
  }

  @Property
  void shouldBeZeroWhenCurvesAreTheSame(
      @ForAll("curves") double[] a, @ForAll @IntRange(max = 70) int window) {
    assertThat(scalar.distance(a, a, window)).isZero();
    assertThat(vector.distance(a, a, window)).isZero();
  }

  @Property
  void shouldNotCostMoreWhenTheWindowIsWider(
      @ForAll("curves") double[] a,
      @ForAll("curves") double[] b,
      @ForAll @IntRange(max = 70) int window,
      @ForAll @IntRange(min = 1, max = 20) int more) {
    assertThat(vector.distance(a, b, window + more))
        .isLessThanOrEqualTo(vector.distance(a, b, window));
  }

  @Property
  void shouldGiveTheSameBitsWhenScalarVectorOrFullMatrix(
      @ForAll("curves") double[] a,
      @ForAll("curves") double[] b,
      @ForAll @IntRange(max = 70) int window) {
    long expected = Double.doubleToRawLongBits(NaiveDtw.distance(a, b, window));
    assertThat(Double.doubleToRawLongBits(scalar.distance(a, b, window))).isEqualTo(expected);
    assertThat(Double.doubleToRawLongBits(vector.distance(a, b, window))).isEqualTo(expected);
  }

  @Property
  void shouldAbandonExactlyWhenTheDistanceIsAboveTheThreshold(
      @ForAll("longCurves") double[] a,
      @ForAll("longCurves") double[] b,
      @ForAll @IntRange(max = 40) int window,
      @ForAll @DoubleRange(max = 2) double share) {
    double distance = scalar.distance(a, b, window);
    double threshold = share * distance;
    double expected = distance <= threshold ? distance : Double.POSITIVE_INFINITY;
    assertThat(scalar.distance(a, b, window, threshold)).isEqualTo(expected);
    assertThat(vector.distance(a, b, window, threshold)).isEqualTo(expected);
  }

  @Property
  void shouldBeFiniteWhenSamplesAreFinite(
      @ForAll("anyFinite") double[] a,
      @ForAll("anyFinite") double[] b,
      @ForAll @IntRange(max = 70) int window) {
    double distance = scalar.distance(a, b, window);
    assertThat(distance).isFinite().isNotNegative();
    assertThat(vector.distance(a, b, window)).isEqualTo(distance);
  }

  @Provide
  Arbitrary<double[]> curves() {
    return Arbitraries.doubles()
        .between(-1000, 1000)
        .array(double[].class)
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  @Provide
  Arbitrary<double[]> longCurves() {
    return Arbitraries.doubles()
        .between(-10, 10)
        .array(double[].class)
        .ofMinSize(60)
        .ofMaxSize(150);
  }

  @Provide
  Arbitrary<double[]> anyFinite() {
    return Arbitraries.doubles().array(double[].class).ofMinSize(1).ofMaxSize(40);
  }
}
