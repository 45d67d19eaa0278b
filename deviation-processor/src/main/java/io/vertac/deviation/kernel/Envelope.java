package io.vertac.deviation.kernel;

/**
 * The lowest and the highest sample around every point of a grid: what {@link Resampler} averages
 * away where a curve has many more samples than the grid has points.
 */
public final class Envelope {
  private Envelope() {}

  /**
   * Every sample within the duration belongs to the grid point nearest in time. Points without a
   * sample have the grid's own value for both limits, so {@code low <= grid <= high} everywhere.
   *
   * @param offsets times since the start in nanoseconds, ascending
   * @param values finite
   * @param count how many samples there are, at least 1
   * @param duration nanoseconds from the first to the last grid point, 0 or more
   * @param grid the curve as {@link Resampler} put it on the grid
   * @param low filled with the lowest values; as long as the grid
   * @param high filled with the highest values; as long as the grid
   * @throws IllegalArgumentException if an argument is out of its range or the offsets descend
   */
  public static void fill(
      long[] offsets,
      double[] values,
      int count,
      long duration,
      double[] grid,
      double[] low,
      double[] high) {
    Polygon.check(offsets, values, count);
    Resampler.checkGrid(duration, grid.length);
    if (low.length != grid.length || high.length != grid.length) {
      throw new IllegalArgumentException(
          "limits must have " + grid.length + " points, got " + low.length + ", " + high.length);
    }
    System.arraycopy(grid, 0, low, 0, grid.length);
    System.arraycopy(grid, 0, high, 0, grid.length);
    for (int i = 0; i < count; i++) {
      if (offsets[i] >= 0 && offsets[i] <= duration) {
        int point = nearest(offsets[i], duration, grid.length);
        low[point] = Math.min(low[point], values[i]);
        high[point] = Math.max(high[point], values[i]);
      }
    }
  }

  private static int nearest(long offset, long duration, int points) {
    return duration == 0 ? 0 : (int) Math.round((double) offset / duration * (points - 1));
  }
}
