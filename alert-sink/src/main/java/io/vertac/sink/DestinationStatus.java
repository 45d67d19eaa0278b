package io.vertac.sink;

import java.time.Instant;
import java.util.Optional;

/**
 * How one destination is doing.
 *
 * @param state whether it takes what is written to it
 * @param since when it came into that state
 * @param lastError why it was down most recently; empty if it never was
 * @param records topic records that are written, or were found to need no writing
 * @param items what they held: rows' worth of records for PostgreSQL, points for InfluxDB
 * @param deadLetters records that could not be written and went to the dead-letter topic
 * @param lag records in the topics that are not fetched yet, as of the last fetch
 * @param delayMs how old the newest record of the last write was when it was stored
 */
public record DestinationStatus(
    State state,
    Instant since,
    Optional<String> lastError,
    long records,
    long items,
    long deadLetters,
    long lag,
    long delayMs) {

  /** {@code STARTING} until the first attempt to reach the destination has ended. */
  public enum State {
    STARTING,
    UP,
    DOWN
  }
}
