package io.vertac.edge.source;

import java.io.IOException;

/** A machine that can be read. */
public interface MachineSource {
  Machine machine();

  /** Stays the same as long as it is the same machine or recording; state is kept under it. */
  String identity();

  /**
   * Whether {@link #open} gives the very same events every time, so that playing them again must
   * change nothing.
   */
  boolean replayable();

  /**
   * @param firstCycle as for {@link #open}
   */
  Timing timing(long firstCycle);

  /**
   * Begins to read.
   *
   * @param firstCycle the ordinal to go on with after a restart; a replayable source begins at 0
   */
  EventSequence open(long firstCycle) throws IOException;
}
