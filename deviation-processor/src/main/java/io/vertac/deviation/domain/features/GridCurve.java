package io.vertac.deviation.domain.features;

import java.util.stream.DoubleStream;

/**
 * A curve on an even grid over its cycle.
 *
 * @param startUs when the first grid point was, microseconds since 1970, on the machine's clock
 * @param durationS from the first grid point to the last, in seconds, pauses not counted
 * @param quantum smallest step between two different samples, 0 if they are all the same
 * @param gap the longest time without a usable sample
 * @param timeline how the grid's time runs along the cycle's
 * @param values in the sensor's unit, all finite, at least two; not to be changed
 */
public record GridCurve(
    long startUs, double durationS, double quantum, Gap gap, Timeline timeline, double[] values) {

  /** A curve without a gap, from the start of the cycle on. */
  public GridCurve(long startUs, double durationS, double quantum, double[] values) {
    this(startUs, durationS, quantum, Gap.NONE, Timeline.PLAIN, values);
  }

  /** The same with other values. */
  public GridCurve with(double[] others) {
    return new GridCurve(startUs, durationS, quantum, gap, timeline, others);
  }

  /** When a grid point was, in microseconds since 1970. */
  public long timeUs(int point) {
    return startUs + Math.round((inCycleS(point / (values.length - 1.0)) - timeline.leadS()) * 1e6);
  }

  /**
   * Seconds after the cycle's start, as along its curve.
   *
   * @param share of the grid, 0 to 1; what is beyond counts as its end
   */
  public double inCycleS(double share) {
    return timeline.inCycleS(Math.max(0, Math.min(1, share)) * durationS);
  }

  /** The same, of a moment at which the cycle paused behind the pause. */
  public double behindPauseS(double share) {
    return timeline.behindPauseS(Math.max(0, Math.min(1, share)) * durationS);
  }

  /** At which shares of the grid one of two cycles paused, in the order of time. */
  public static double[] pausesOf(GridCurve curve, GridCurve other) {
    return DoubleStream.concat(curve.pausedAt(), other.pausedAt())
        .filter(share -> share > 0 && share < 1)
        .sorted()
        .distinct()
        .toArray();
  }

  private DoubleStream pausedAt() {
    return DoubleStream.of(timeline.pausedAtS()).map(at -> at / durationS);
  }

  /** The same curve on another number of points. */
  public GridCurve on(int points) {
    return points == values.length ? this : with(Curves.resample(values, points));
  }

  /**
   * The beginning of this curve, as long as a shorter one, on the same number of points: what an
   * aborted cycle can be compared with.
   */
  public GridCurve firstPart(double shorterS) {
    if (shorterS >= durationS || durationS <= 0) {
      return this;
    }
    return new GridCurve(
        startUs, shorterS, quantum, gap, timeline, Curves.firstPart(values, shorterS / durationS));
  }
}
