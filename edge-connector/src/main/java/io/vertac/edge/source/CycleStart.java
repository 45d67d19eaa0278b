package io.vertac.edge.source;

import java.util.Map;

/**
 * The machine begins a cycle; samples from this time on belong to it.
 *
 * @param metadata numbers and texts that describe the cycle
 */
public record CycleStart(long timeNanos, CycleKey cycle, Map<String, Object> metadata)
    implements SourceEvent {
  @Override
  public CycleStart movedBy(long nanos) {
    return new CycleStart(timeNanos + nanos, cycle, metadata);
  }
}
