package io.vertac.deviation.kernel;

/**
 * Smooths an evenly spaced curve: each point becomes the value, at its place, of the polynomial
 * that fits the window around it best (least squares). Peaks keep their height and width better
 * than under a moving average. Near the ends, where a window does not fit around a point, the
 * polynomial of the outermost window stands for all its points.
 *
 * <p>Savitzky, Golay: "Smoothing and Differentiation of Data by Simplified Least Squares
 * Procedures", Analytical Chemistry 36 (1964); weights by Gram polynomials, with those for the
 * ends, after Gorry: "General least-squares smoothing and differentiation by the convolution
 * (Savitzky-Golay) method", Analytical Chemistry 62 (1990).
 */
public final class SavitzkyGolay {
  private final int half;
  private final double[][] weights;

  /**
   * @param window points of the window, odd
   * @param order degree of the polynomial, less than the window
   * @throws IllegalArgumentException if the two do not fit
   */
  public SavitzkyGolay(int window, int order) {
    if (window < 1 || window % 2 == 0 || order < 0 || order >= window) {
      throw new IllegalArgumentException(
          "a window of %d points takes no polynomial of degree %d".formatted(window, order));
    }
    half = window / 2;
    weights = new double[window][window];
    for (int at = -half; at <= half; at++) {
      for (int i = -half; i <= half; i++) {
        weights[at + half][i + half] = weight(i, at, half, order);
      }
    }
  }

  /** For a curve of so many points the widest window that fits, at most the one asked for. */
  public static SavitzkyGolay fitting(int window, int order, int points) {
    int odd = points % 2 == 0 ? points - 1 : points;
    int fitting = Math.max(1, Math.min(window, odd));
    return new SavitzkyGolay(fitting, Math.min(order, fitting - 1));
  }

  /**
   * @param curve at least as many points as the window; left as it is
   */
  public double[] smooth(double[] curve) {
    int n = curve.length;
    double[] smooth = new double[n];
    for (int i = 0; i < n; i++) {
      int centre = Math.max(half, Math.min(n - 1 - half, i));
      double[] weight = weights[i - centre + half];
      double sum = 0;
      for (int k = 0; k < weight.length; k++) {
        sum += weight[k] * curve[centre - half + k];
      }
      smooth[i] = sum;
    }
    return smooth;
  }

  /** How much point i of the window counts for the value at one of its points. */
  private static double weight(int i, int at, int half, int order) {
    double sum = 0;
    for (int k = 0; k <= order; k++) {
      double norm = (2 * k + 1) * falling(2 * half, k) / falling(2 * half + k + 1, k + 1);
      sum += norm * gram(i, half, k) * gram(at, half, k);
    }
    return sum;
  }

  /** The Gram polynomial of degree k on the points -half to half. */
  private static double gram(int i, int half, int k) {
    double before = 0;
    double value = 1;
    for (int j = 1; j <= k; j++) {
      double next =
          (4.0 * j - 2) / (j * (2.0 * half - j + 1)) * i * value
              - (j - 1) * (2.0 * half + j) / (j * (2.0 * half - j + 1)) * before;
      before = value;
      value = next;
    }
    return value;
  }

  /** The product of the count numbers from a downwards. */
  private static double falling(int a, int count) {
    double product = 1;
    for (int j = a - count + 1; j <= a; j++) {
      product *= j;
    }
    return product;
  }
}
