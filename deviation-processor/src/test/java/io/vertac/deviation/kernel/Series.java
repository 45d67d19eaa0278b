package io.vertac.deviation.kernel;

/** Jagged series from whole-number arithmetic, the same in every language. */
final class Series {
  private Series() {}

  /** {@code ((i * i * 31 + i * 17) % 101) / 10.0} */
  static double[] x(int length) {
    double[] series = new double[length];
    for (int i = 0; i < length; i++) {
      series[i] = ((i * i * 31 + i * 17) % 101) / 10.0;
    }
    return series;
  }

  /** {@code ((i * i * 13 + i * 29 + 7) % 97) / 10.0} */
  static double[] y(int length) {
    double[] series = new double[length];
    for (int i = 0; i < length; i++) {
      series[i] = ((i * i * 13 + i * 29 + 7) % 97) / 10.0;
    }
    return series;
  }
}
