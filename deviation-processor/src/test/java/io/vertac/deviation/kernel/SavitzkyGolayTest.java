package io.vertac.deviation.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SavitzkyGolayTest {

  @Test
  void shouldHaveTheWeightsOfThePublishedTable() {
    double[] impulse = new double[11];
    impulse[5] = 35;
    double[] smooth = new SavitzkyGolay(5, 2).smooth(impulse);
    assertThat(smooth).contains(new double[] {0, 0, 0, -3, 12, 17, 12, -3, 0, 0, 0}, within(1e-9));
  }

  /** A polynomial of the fitted degree is its own best fit, at the ends, too. */
  @Property
  void shouldLeaveAPolynomialAsItIs(
      @ForAll @IntRange(min = 1, max = 12) int half,
      @ForAll @IntRange(min = 0, max = 5) int wanted,
      @ForAll long seed) {
    int window = 2 * half + 1;
    int order = Math.min(wanted, window - 1);
    Random random = new Random(seed);
    double[] coefficients = random.doubles(order + 1, -2, 2).toArray();
    double[] curve = new double[60];
    for (int i = 0; i < curve.length; i++) {
      double x = i / 60.0;
      for (int k = order; k >= 0; k--) {
        curve[i] = curve[i] * x + coefficients[k];
      }
    }
    assertThat(new SavitzkyGolay(window, order).smooth(curve)).contains(curve, within(1e-7));
  }

  @Test
  void shouldTakeNoiseAwayAndKeepAPeak() {
    Random random = new Random(3);
    double[] clean = new double[200];
    double[] noisy = new double[200];
    for (int i = 0; i < clean.length; i++) {
      clean[i] = 10 * Math.exp(-Math.pow((i - 100) / 15.0, 2));
      noisy[i] = clean[i] + 0.5 * random.nextGaussian();
    }
    double[] smooth = new SavitzkyGolay(15, 2).smooth(noisy);
    assertThat(Metrics.between(smooth, clean).rms())
        .isLessThan(0.5 * Metrics.between(noisy, clean).rms());
    assertThat(smooth[100]).isCloseTo(10, within(0.6));
  }

  @Test
  void shouldChangeNothingWithAWindowOfOne() {
    double[] curve = {1, 5, -2};
    assertThat(new SavitzkyGolay(1, 0).smooth(curve)).containsExactly(1, 5, -2);
  }

  @Test
  void shouldTakeTheWidestWindowThatFits() {
    double[] curve = {1, 2, 4, 8};
    assertThat(SavitzkyGolay.fitting(9, 2, 4).smooth(curve)).hasSize(4);
    assertThat(SavitzkyGolay.fitting(9, 2, 2).smooth(new double[] {3, 4})).containsExactly(3, 4);
  }

  @Test
  void shouldRefuseWhatDoesNotFit() {
    assertThatThrownBy(() -> new SavitzkyGolay(4, 2)).hasMessageContaining("window of 4 points");
    assertThatThrownBy(() -> new SavitzkyGolay(3, 3)).hasMessageContaining("degree 3");
  }
}
