package io.vertac.edge.source;

/** The cycle just ended is the one that all later cycles are to be compared with. */
public record ReferenceChoice(long timeNanos, CycleKey cycle) implements SourceEvent {
  @Override
  public ReferenceChoice movedBy(long nanos) {
    return new ReferenceChoice(timeNanos + nanos, cycle);
  }
}
