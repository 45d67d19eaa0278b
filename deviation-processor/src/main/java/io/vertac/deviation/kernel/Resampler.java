package io.vertac.deviation.kernel;

/**
 * Brings curves of any length and sampling onto a grid of equally spaced points.
 *
 * <p>The curve is the polygon through its samples, held level before the first and after the last.
 * With at most one sample per grid point the grid takes the polygon's values. With two or more it
 * takes the mean of the polygon over the step around each point: picking single samples would fold
 * noise and vibration into shapes that were never there. In between the averaged stretch widens
 * evenly, so that one sample more or less never changes the method. The mean is over time, not over
 * samples, so that a burst of samples counts no more than the time it covers.
 *
 * <p>Averaging flattens peaks shorter than a step; {@link Envelope} keeps them at full height.
 */
public final class Resampler {
  private Resampler() {}

  /** As {@link #resample(long[], double[], int, long, double[])}, into a new array. */
  public static double[] resample(
      long[] offsets, double[] values, int count, long duration, int points) {
    double[] grid = new double[points];
    resample(offsets, values, count, duration, grid);
    return grid;
  }

  /**
   * @param offsets times since the start in nanoseconds, ascending; of samples at one time the
   *     value jumps from the first to the last
   * @param values finite, in any unit
   * @param count how many samples there are, at least 1
   * @param duration nanoseconds from the first to the last grid point, 0 or more
   * @param grid filled with finite values, none outside the range of the samples; at least 2 long
   * @throws IllegalArgumentException if an argument is out of its range or the offsets descend
   */
  public static void resample(
      long[] offsets, double[] values, int count, long duration, double[] grid) {
    Polygon.check(offsets, values, count);
    checkGrid(duration, grid.length);
    double halfStretch = 0.5 * duration / (grid.length - 1) * averaging(count, grid.length);
    Polygon polygon = new Polygon(offsets, values, count);
    for (int i = 0; i < grid.length; i++) {
      double centre = (double) duration * i / (grid.length - 1);
      double from = Math.max(0, centre - halfStretch);
      double to = Math.min(duration, centre + halfStretch);
      grid[i] = polygon.mean(from, to);
    }
  }

  static void checkGrid(long duration, int points) {
    if (duration < 0) {
      throw new IllegalArgumentException("duration must be 0 ns or more, got " + duration);
    }
    if (points < 2) {
      throw new IllegalArgumentException("a grid has at least 2 points, got " + points);
    }
  }

  /** The share of a step that is averaged: none up to one sample a point, all from two on. */
  private static double averaging(int samples, int points) {
    return Finite.within((double) samples / points - 1, 0, 1);
  }
}
