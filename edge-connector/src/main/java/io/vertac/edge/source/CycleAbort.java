package io.vertac.edge.source;

/**
 * Nobody watches the running cycle any longer, and what comes of it will not be known. Samples up
 * to and including this time belong to it.
 */
public record CycleAbort(long timeNanos, CycleKey cycle) implements SourceEvent {
  @Override
  public CycleAbort movedBy(long nanos) {
    return new CycleAbort(timeNanos + nanos, cycle);
  }
}
