package io.vertac.deviation.kernel;

/**
 * The Sakoe-Chiba band, walked row by row or anti-diagonal by anti-diagonal.
 *
 * <p>With {@code S} and {@code L} the last indices of the shorter and the longer curve, cell (i of
 * the shorter, j of the longer) is inside if {@code |i L - j S| <= window L}. All of it is integer
 * arithmetic, so that no implementation can round its way into another band. {@link #low} and
 * {@link #high} are the first and last index into the shorter curve; both move by at most one per
 * step, and {@code low == high + 1} on the diagonals that a window of 0 leaves empty.
 */
final class Band {
  int low;
  int high;

  private int lastShorter;
  private int lastLonger;
  private int window;
  private long reach;
  private long centre;
  private long step;

  void set(int shorter, int longer, int wantedWindow) {
    lastShorter = shorter - 1;
    lastLonger = longer - 1;
    int narrowest = shorter == longer ? 0 : 1;
    window = Math.max(narrowest, Math.min(wantedWindow, lastShorter));
    reach = (long) window * lastLonger;
  }

  /** Goes to the row of the longer curve's first sample. */
  void firstRow() {
    low = 0;
    high = Math.min(window, lastShorter);
    centre = 0;
    step = lastLonger;
  }

  void nextRow() {
    advance();
  }

  /** Goes to the anti-diagonal that consists of the first cell. */
  void firstDiagonal() {
    low = 0;
    high = 0;
    centre = 0;
    step = (long) lastShorter + lastLonger;
  }

  /**
   * @param diagonal the sum of both indices, one more than the last time
   */
  void nextDiagonal(int diagonal) {
    advance();
    // The longer curve ends here: its last sample meets no earlier sample of the shorter.
    if (low < diagonal - lastLonger) {
      low++;
    }
  }

  private void advance() {
    centre += lastShorter;
    if (low * step < centre - reach) {
      low++;
    }
    if (high < lastShorter && (high + 1) * step <= centre + reach) {
      high++;
    }
  }
}
