package io.vertac.deviation.domain.features;

/**
 * A curve on an even grid over its cycle.
 *
 * @param startUs begin of the cycle, microseconds since 1970, on the machine's clock
 * @param durationS from the first grid point to the last, in seconds, pauses not counted
 * @param quantum smallest step between two different samples, 0 if they are all the same
 * @param gap the longest time without a usable sample
 * @param values in the sensor's unit, all finite, at least two; not to be changed
 */
public record GridCurve(long startUs, double durationS, double quantum, Gap gap, double[] values) {

  /** A curve without a gap. */
  public GridCurve(long startUs, double durationS, double quantum, double[] values) {
    this(startUs, durationS, quantum, Gap.NONE, values);
  }

  /** The same with other values. */
  public GridCurve with(double[] others) {
    return new GridCurve(startUs, durationS, quantum, gap, others);
  }

  /** When a grid point was, in microseconds since 1970. */
  public long timeUs(int point) {
    return startUs + Math.round(point / (values.length - 1.0) * durationS * 1e6);
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
        startUs, shorterS, quantum, gap, Curves.firstPart(values, shorterS / durationS));
  }
}
