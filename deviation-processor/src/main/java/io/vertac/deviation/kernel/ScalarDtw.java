package io.vertac.deviation.kernel;

import java.util.Arrays;

/** Row by row over two rows, one row per sample of the longer curve. */
final class ScalarDtw extends BandedDtw {
  private static final double OUTSIDE = Double.POSITIVE_INFINITY;

  @Override
  double cost(double[] shorter, double[] longer, double threshold, DtwScratch scratch) {
    Band band = scratch.band;
    band.firstRow();
    scratch.reserveCells(shorter.length + 2);
    // Before the first row there is only the way into the first cell, and it costs nothing.
    Arrays.fill(scratch.last, 0, band.high + 2, OUTSIDE);
    scratch.last[0] = 0;
    for (int row = 0; row < longer.length; row++) {
      if (row > 0) {
        band.nextRow();
      }
      walk(shorter, longer[row], scratch, band.low, band.high);
      scratch.swap();
      if (row % CHECK_EVERY == 0
          && smallest(scratch.last, band.low + 1, band.high + 1) > threshold) {
        return OUTSIDE;
      }
    }
    return scratch.last[shorter.length];
  }

  private static void walk(double[] shorter, double sample, DtwScratch scratch, int low, int high) {
    double[] last = scratch.last;
    double[] cells = scratch.cells;
    double left = OUTSIDE;
    double corner = last[low];
    for (int i = low; i <= high; i++) {
      double above = last[i + 1];
      // Not Math.min: its care for NaN and -0.0 doubles the time of the whole loop.
      double best = corner < above ? corner : above;
      best = best < left ? best : left;
      left = best + Math.abs(shorter[i] - sample);
      cells[i + 1] = left;
      corner = above;
    }
    // The next row looks one cell beyond either end of this one.
    cells[low] = OUTSIDE;
    cells[high + 2] = OUTSIDE;
  }

  @Override
  public String name() {
    return "scalar";
  }
}
