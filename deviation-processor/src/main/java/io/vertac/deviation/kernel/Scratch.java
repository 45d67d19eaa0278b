package io.vertac.deviation.kernel;

/**
 * Arrays for one purpose that a thread uses again and again, so that work on many sensors allocates
 * nothing.
 *
 * <p>An array has exactly the wanted length, since the length of a curve is that of its array. A
 * machine's sensors have few different lengths; arrays of the lengths used last are kept.
 */
public final class Scratch {
  private static final int KEPT = 16;

  private final ThreadLocal<double[][]> kept = ThreadLocal.withInitial(() -> new double[KEPT][]);

  /**
   * The thread's array of a length. Its content is arbitrary, and the next call for the same
   * purpose and length returns the same array.
   */
  public double[] array(int length) {
    double[][] arrays = kept.get();
    double[] found = arrays[0];
    if (found != null && found.length == length) {
      return found;
    }
    for (int i = 1; i < KEPT; i++) {
      double[] moved = found;
      found = arrays[i];
      arrays[i] = moved;
      if (found == null) {
        break;
      }
      if (found.length == length) {
        arrays[0] = found;
        return found;
      }
    }
    arrays[0] = new double[length];
    return arrays[0];
  }
}
