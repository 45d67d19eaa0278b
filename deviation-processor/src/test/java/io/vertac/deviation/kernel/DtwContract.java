package io.vertac.deviation.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every implementation of {@link Dtw} must do. */
abstract class DtwContract {
  private static final double[] RAMP = {0, 1, 2, 3, 4, 5, 5, 5, 4, 3};
  private static final double[] LATE_RAMP = {0, 0, 1, 2, 3, 5, 6, 4, 4, 3};

  abstract Dtw dtw();

  @ParameterizedTest
  @CsvSource({"0, 6", "1, 2", "2, 2", "2147483647, 2"})
  void shouldFindTheCheapestPathWhenItCanBeFoundByHand(int window, double expected) {
    assertThat(dtw().distance(RAMP, LATE_RAMP, window)).isEqualTo(expected);
  }

  /**
   * Values of Python's dtaidistance 2.5.1, {@code dtw.distance(x, y, inner_dist="euclidean",
   * window=w + 1)}: its window counts the diagonal too.
   */
  @ParameterizedTest
  @CsvSource({
    "50, 0, 155.8",
    "50, 1, 113.99999999999999",
    "50, 5, 87.39999999999999",
    "50, 20, 83.5",
    "50, 2147483647, 83.5",
    "200, 0, 659.6000000000001",
    "200, 1, 480.19999999999993",
    "200, 5, 343.8000000000002",
    "200, 20, 317.09999999999974",
    "200, 2147483647, 317.09999999999974"
  })
  void shouldAgreeWithAnIndependentLibraryWhenLengthsAreEqual(
      int length, int window, double expected) {
    double distance = dtw().distance(Series.x(length), Series.y(length), window);
    assertThat(distance).isCloseTo(expected, within(1e-9));
  }

  /** Values of Python's dtaidistance 2.5.1, {@code dtw.distance(x, y, inner_dist="euclidean")}. */
  @ParameterizedTest
  @CsvSource({"50, 80, 119.80000000000001", "200, 37, 406.5000000000002", "1, 9, 36.4"})
  void shouldAgreeWithAnIndependentLibraryWhenLengthsDiffer(int n, int m, double expected) {
    double distance = dtw().distance(Series.x(n), Series.y(m), Dtw.NO_WINDOW);
    assertThat(distance).isCloseTo(expected, within(1e-9));
  }

  @Test
  void shouldGiveTheBitsOfTheFullMatrixWhenLengthsAndWindowsVary() {
    for (int n = 1; n <= 40; n++) {
      for (int m = 1; m <= 40; m += 3) {
        for (int window : new int[] {0, 1, 2, 5, 17, Dtw.NO_WINDOW}) {
          double expected = NaiveDtw.distance(Series.x(n), Series.y(m), window);
          assertThat(dtw().distance(Series.x(n), Series.y(m), window))
              .as("%d and %d samples, window %d", n, m, window)
              .isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void shouldNotBeConfusedWhenALongCurveWasComparedBefore() {
    double[] huge = new double[500];
    Arrays.fill(huge, 1e308);
    dtw().distance(huge, new double[] {-1e308, Double.MIN_VALUE}, Dtw.NO_WINDOW);
    assertThat(dtw().distance(RAMP, LATE_RAMP, 1)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, Dtw.NO_WINDOW})
  void shouldReturnTheDistanceWhenItIsAtMostTheThreshold(int window) {
    double[] x = Series.x(300);
    double[] y = Series.y(300);
    double distance = dtw().distance(x, y, window);
    assertThat(dtw().distance(x, y, window, distance)).isEqualTo(distance);
    assertThat(dtw().distance(x, y, window, Double.MAX_VALUE)).isEqualTo(distance);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.999999, 0.5, 0.01, 0, -1})
  void shouldReturnInfinityWhenNoPathCostsAsLittleAsTheThreshold(double share) {
    double[] x = Series.x(300);
    double[] y = Series.y(280);
    double threshold = share * dtw().distance(x, y, 20);
    assertThat(dtw().distance(x, y, 20, threshold)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  /** One step behind, the ramps match at no cost, and the path meets every second diagonal only. */
  @Test
  void shouldNotGiveUpWhenTheCheapestPathStepsOverDiagonals() {
    double[] ramp = new double[100];
    double[] late = new double[100];
    Arrays.setAll(ramp, i -> Math.min(i, 98));
    Arrays.setAll(late, i -> Math.max(i - 1, 0));
    assertThat(dtw().distance(ramp, late, 3, 0)).isZero();
    assertThat(dtw().distance(late, ramp, 3, 0)).isZero();
  }

  @Test
  void shouldStayFiniteWhenDifferencesOrSumsOverflow() {
    double[] high = new double[40];
    double[] low = new double[40];
    Arrays.fill(high, Double.MAX_VALUE);
    Arrays.fill(low, -Double.MAX_VALUE);
    assertThat(dtw().distance(high, low, 5)).isEqualTo(Double.MAX_VALUE);
    assertThat(dtw().distance(high, low, 5, Double.MAX_VALUE)).isEqualTo(Double.MAX_VALUE);
    assertThat(dtw().distance(high, low, 5, 1e300)).isEqualTo(Double.POSITIVE_INFINITY);
    Arrays.fill(high, 1e300);
    Arrays.fill(low, -1e300);
    assertThat(dtw().distance(high, low, 5)).isCloseTo(8e301, within(1e288));
  }

  @Test
  void shouldRefuseWhenArgumentsMakeNoSense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> dtw().distance(new double[0], RAMP, 1))
        .withMessageContaining("0 and 10");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> dtw().distance(RAMP, RAMP, -1))
        .withMessageContaining("-1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> dtw().distance(RAMP, RAMP, 1, Double.NaN))
        .withMessageContaining("NaN");
  }
}
