package io.vertac.edge.outbox;

/** What happens when an outbox has reached one of its limits. */
public enum OverflowPolicy {
  /** The oldest samples are given up, counted and reported as a gap. */
  DROP_OLDEST,
  /** New samples are not kept, but counted and reported as a gap. */
  DROP_NEWEST,
  /** Reading waits until there is room. */
  BLOCK
}
