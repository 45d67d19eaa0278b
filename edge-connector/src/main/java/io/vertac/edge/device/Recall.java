package io.vertac.edge.device;

/** What a device still gives of the time in which nobody read it. */
public enum Recall {
  /** Nothing: what happened while this program did not run is not known. */
  NOTHING,
  /** What came since it was read last; what was before the very first reading is not known. */
  WHILE_AWAY,
  /** All from its very beginning. */
  EVERYTHING
}
