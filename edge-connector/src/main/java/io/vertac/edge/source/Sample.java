package io.vertac.edge.source;

/**
 * One reading.
 *
 * @param sensor position in {@link Machine#sensors()}
 * @param quality 0 (useless) to 1 (good)
 */
public record Sample(long timeNanos, int sensor, double value, double quality)
    implements SourceEvent {
  @Override
  public Sample movedBy(long nanos) {
    return new Sample(timeNanos + nanos, sensor, value, quality);
  }
}
