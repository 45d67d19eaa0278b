package io.vertac.cycle.domain;

import io.vertac.cycle.state.StreamState;

/**
 * Places events on a machine's clock that were seen on the gateway's only.
 *
 * <p>Edge clocks are wrong in practice. What is known is the difference between the time a batch
 * was received and the time of its newest sample: the clock's error plus the way to the gateway.
 * The smallest recent difference has the least way in it; a batch that was held up (a retry, a
 * backlog) does not disturb it.
 */
final class StreamClock {
  /** A clock that was set back shows as larger differences; after this long they are believed. */
  private static final long OFFSET_LIFETIME_US = 60_000_000;

  private StreamClock() {}

  static void observe(StreamState state, long receivedUs, long newestSampleNs) {
    long offset = receivedUs - Times.nsToUs(newestSampleNs);
    Long known = state.getClockOffsetUs();
    boolean outdated = receivedUs - state.getClockOffsetAtUs() > OFFSET_LIFETIME_US;
    if (known == null || offset <= known || outdated) {
      state.setClockOffsetUs(offset);
      state.setClockOffsetAtUs(receivedUs);
    }
  }

  /** The machine's time at a gateway time, or null while no sample was ever seen. */
  static Long machineTime(StreamState state, long receivedUs) {
    Long offset = state.getClockOffsetUs();
    return offset == null ? null : receivedUs - offset;
  }
}
