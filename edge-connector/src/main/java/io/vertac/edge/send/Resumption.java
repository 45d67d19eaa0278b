package io.vertac.edge.send;

/** What a source does when it is read again after a restart. */
public enum Resumption {
  /** It gives the very same events again, and sending them again changes nothing. */
  REPEATS,
  /** It has moved on; a cycle that was left running is over. */
  MOVED_ON,
  /** It has moved on, and what it had given before is in an outbox on disk. */
  STORED
}
