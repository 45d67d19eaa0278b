package io.vertac.edge.source;

/**
 * Something a machine did. Times are nanoseconds on the source's own time line; its {@link
 * MachineSource#timing()} says where that line begins.
 */
public sealed interface SourceEvent
    permits Sample, BadReading, CycleStart, CycleStop, CycleAbort, ReferenceChoice {
  long timeNanos();

  /** The same event, moved by so many nanoseconds. */
  SourceEvent movedBy(long nanos);
}
