package io.vertac.deviation.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Anti-diagonal by anti-diagonal, many cells at a time: the cells of one anti-diagonal do not
 * depend on each other. The longer curve lies reversed in memory, so that along a diagonal both
 * curves are read forwards.
 *
 * <p>Whole vectors are computed even where a diagonal ends inside one. The surplus lanes read and
 * write beyond the diagonal; the next diagonals look only one cell beyond its ends, and these two
 * cells are set again afterwards.
 *
 * <p>Costs are sums of absolute values, hence never negative, hence ordered like their bits: the
 * smallest of three is taken over longs, which is one instruction where the smallest of doubles is
 * several.
 *
 * <p>Loaded by name only, when the module jdk.incubator.vector is present.
 */
final class VectorDtw extends BandedDtw {
  private static final double OUTSIDE = Double.POSITIVE_INFINITY;
  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;

  @Override
  double cost(double[] shorter, double[] longer, double threshold, DtwScratch scratch) {
    scratch.reserveCells(shorter.length + LANES.length() + 2);
    scratch.copy(shorter, longer, LANES.length());
    Band band = scratch.band;
    band.firstDiagonal();
    firstDiagonals(scratch, Math.abs(shorter[0] - longer[0]));
    int lastDiagonal = shorter.length + longer.length - 2;
    for (int diagonal = 1; diagonal <= lastDiagonal; diagonal++) {
      band.nextDiagonal(diagonal);
      walk(scratch, band.low, band.high, longer.length - 1 - diagonal);
      scratch.rotate();
      if (diagonal % CHECK_EVERY == 0 && smallest(scratch) > threshold) {
        return OUTSIDE;
      }
    }
    return scratch.last[shorter.length];
  }

  /** Diagonal 0 has one cell; diagonal -1, which diagonal 1 looks at, has none. */
  private static void firstDiagonals(DtwScratch scratch, double firstCell) {
    scratch.last[0] = OUTSIDE;
    scratch.last[1] = firstCell;
    scratch.last[2] = OUTSIDE;
    scratch.beforeLast[0] = OUTSIDE;
    scratch.beforeLast[1] = OUTSIDE;
  }

  private static void walk(DtwScratch scratch, int low, int high, int shift) {
    double[] cells = scratch.cells;
    double[] last = scratch.last;
    double[] beforeLast = scratch.beforeLast;
    double[] forward = scratch.forward;
    double[] backward = scratch.backward;
    for (int i = low; i <= high; i += LANES.length()) {
      DoubleVector a = DoubleVector.fromArray(LANES, forward, i);
      DoubleVector b = DoubleVector.fromArray(LANES, backward, i + shift);
      LongVector left = DoubleVector.fromArray(LANES, last, i).reinterpretAsLongs();
      LongVector above = DoubleVector.fromArray(LANES, last, i + 1).reinterpretAsLongs();
      LongVector corner = DoubleVector.fromArray(LANES, beforeLast, i).reinterpretAsLongs();
      DoubleVector best = left.min(above).min(corner).reinterpretAsDoubles();
      a.sub(b).lanewise(VectorOperators.ABS).add(best).intoArray(cells, i + 1);
    }
    cells[low] = OUTSIDE;
    cells[high + 2] = OUTSIDE;
  }

  /** Of two diagonals, because a path may step over one. */
  private static double smallest(DtwScratch scratch) {
    Band band = scratch.band;
    // The diagonal before began and ended within one cell of this one; beyond its ends is infinity.
    return Math.min(
        smallest(scratch.last, band.low + 1, band.high + 1),
        smallest(scratch.beforeLast, band.low, band.high + 1));
  }

  @Override
  public String name() {
    return "vector" + LANES.length();
  }
}
