package io.vertac.deviation.kernel;

/**
 * The arrays that a DTW needs, kept per thread so that a call allocates nothing.
 *
 * <p>They grow to the longest curve seen and stay: eight doubles a sample at most, which for curves
 * on an analysis grid is some kilobytes.
 */
final class DtwScratch {
  private static final ThreadLocal<DtwScratch> OF_THREAD = ThreadLocal.withInitial(DtwScratch::new);

  final Band band = new Band();

  /** The row or diagonal being computed; cell {@code i} is at index {@code i + 1}. */
  double[] cells = {};

  /** The one before. */
  double[] last = {};

  /** The one before that; only diagonals need it. */
  double[] beforeLast = {};

  /** A copy of the shorter curve with room behind it. */
  double[] forward = {};

  /** A copy of the longer curve, last sample first, with room behind it. */
  double[] backward = {};

  static DtwScratch ofThread() {
    return OF_THREAD.get();
  }

  /**
   * @param size doubles needed in each of the three arrays of cells
   */
  void reserveCells(int size) {
    if (cells.length < size) {
      cells = new double[grown(size)];
      last = new double[cells.length];
      beforeLast = new double[cells.length];
    }
  }

  /**
   * @param room doubles that may be read behind the end of either curve; what is there is arbitrary
   */
  void copy(double[] shorter, double[] longer, int room) {
    if (forward.length < shorter.length + room) {
      forward = new double[grown(shorter.length + room)];
    }
    if (backward.length < longer.length + room) {
      backward = new double[grown(longer.length + room)];
    }
    System.arraycopy(shorter, 0, forward, 0, shorter.length);
    for (int i = 0; i < longer.length; i++) {
      backward[i] = longer[longer.length - 1 - i];
    }
  }

  /** The row just computed becomes the last one. */
  void swap() {
    double[] free = last;
    last = cells;
    cells = free;
  }

  /** The diagonal just computed becomes the last one, the last one the one before that. */
  void rotate() {
    double[] free = beforeLast;
    beforeLast = last;
    last = cells;
    cells = free;
  }

  /** Half as much again, so that slowly growing curves do not allocate every time. */
  private static int grown(int size) {
    return size + size / 2;
  }
}
