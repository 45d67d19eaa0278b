package io.vertac.sink.postgres;

import io.vertac.events.CycleState;
import java.time.Instant;
import java.util.UUID;

/**
 * What a record that is not a cycle's own event says about that cycle: enough for a row that others
 * can refer to until the event is read.
 *
 * <p>Claims about the same cycle merge into the same claim in whatever order they come.
 *
 * @param number null if the record does not say
 * @param start null if the record does not say
 * @param end a time at which the cycle was over, not later than which; null while it runs. A claim
 *     always has one when the cycle is over, so that nobody takes it for a running one.
 * @param state where the cycle was
 */
record CycleClaim(
    UUID id, UUID streamId, Integer number, Instant start, Instant end, CycleState state) {

  /** A cycle that others are compared with or that was analysed: over, at the latest then. */
  static CycleClaim over(UUID id, UUID streamId, Integer number, Instant by) {
    return new CycleClaim(id, streamId, number, null, by, CycleState.stopped);
  }

  CycleClaim merge(CycleClaim other) {
    boolean otherEndsFirst = end == null || (other.end != null && other.end.isBefore(end));
    return new CycleClaim(
        id,
        streamId,
        number == null ? other.number : number,
        start == null ? other.start : start,
        otherEndsFirst ? other.end : end,
        otherEndsFirst ? other.state : state);
  }
}
