package io.vertac.deviation.domain.features;

import java.util.List;

/**
 * How the time of a curve's grid runs along the time of its cycle. The grid begins with the first
 * sample and leaves pauses out; people see the curve over the seconds after the cycle's start.
 *
 * @param leadS from the cycle's start to its first sample
 * @param pauses in order
 */
public record Timeline(double leadS, List<Pause> pauses) {
  /** The first sample comes at the start, and nothing is left out. */
  public static final Timeline PLAIN = new Timeline(0, List.of());

  private static final double NO_TIME = 1e-9;

  /**
   * @param fromS seconds after the first sample, earlier pauses counted
   */
  public record Pause(double fromS, double toS) {
    double lengthS() {
      return toS - fromS;
    }
  }

  /**
   * Seconds after the cycle's start; of a moment at which the cycle paused, before the pause.
   *
   * @param gridS seconds after the first grid point
   */
  public double inCycleS(double gridS) {
    return inCycleS(gridS, NO_TIME);
  }

  /** The same, but behind the pause. */
  double behindPauseS(double gridS) {
    return inCycleS(gridS, -NO_TIME);
  }

  private double inCycleS(double gridS, double tolerance) {
    double at = gridS;
    for (Pause pause : pauses) {
      at += at > pause.fromS() + tolerance ? pause.lengthS() : 0;
    }
    return leadS + at;
  }

  /** Where the grid goes over pauses, in seconds after its first point. */
  double[] pausedAtS() {
    double[] at = new double[pauses.size()];
    double before = 0;
    for (int i = 0; i < at.length; i++) {
      at[i] = pauses.get(i).fromS() - before;
      before += pauses.get(i).lengthS();
    }
    return at;
  }
}
