package io.vertac.edge.source;

/**
 * A reading that cannot be understood. It is kept with its reason instead of being sent.
 *
 * @param sensor position in {@link Machine#sensors()}
 * @param text what the source gave
 */
public record BadReading(long timeNanos, int sensor, String text, String reason)
    implements SourceEvent {
  @Override
  public BadReading movedBy(long nanos) {
    return new BadReading(timeNanos + nanos, sensor, text, reason);
  }
}
