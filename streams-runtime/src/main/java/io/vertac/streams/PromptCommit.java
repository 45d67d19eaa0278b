package io.vertac.streams;

import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * Has what somebody waits for committed at once, not at the next commit interval: readers of
 * committed records see it that much earlier.
 *
 * <p>A commit ends the transaction of all tasks of a thread, so that many requests in a row would
 * cost throughput; what comes within {@link #PAUSE_MS} of the last request waits for the interval.
 * Only when records become visible depends on the clock, never what they say.
 */
public final class PromptCommit {
  static final long PAUSE_MS = 25;

  private final ProcessingContext context;
  private long requestedMs = Long.MIN_VALUE / 2;

  public PromptCommit(ProcessingContext context) {
    this.context = context;
  }

  /**
   * @param nowMs the wall clock
   */
  public void request(long nowMs) {
    // A clock that was set back must not keep commits waiting until it has caught up.
    if (nowMs - requestedMs >= PAUSE_MS || nowMs < requestedMs) {
      requestedMs = nowMs;
      context.commit();
    }
  }
}
