package io.vertac.edge.source;

/** The machine ended a cycle; samples up to and including this time belong to it. */
public record CycleStop(long timeNanos, CycleKey cycle) implements SourceEvent {
  @Override
  public CycleStop movedBy(long nanos) {
    return new CycleStop(timeNanos + nanos, cycle);
  }
}
