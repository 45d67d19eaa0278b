package io.vertac.gateway.live;

/**
 * One link of a stream's chain of messages. Each viewer holds on to the link it was sent last; what
 * lies before the slowest viewer is held by nobody and forgotten.
 */
final class LiveEntry {
  /** Null for everything but samples: only those may be merged. */
  final SampleBlock block;

  /** Null for samples that were merged and are written when somebody needs them. */
  final SharedMessage message;

  final String cursor;
  final long atNanos;

  /** Points of all links up to here, this one included. */
  final long points;

  LiveEntry next;

  private LiveEntry(
      SampleBlock block, SharedMessage message, String cursor, long atNanos, long points) {
    this.block = block;
    this.message = message;
    this.cursor = cursor;
    this.atNanos = atNanos;
    this.points = points;
  }

  static LiveEntry start() {
    return new LiveEntry(null, null, null, System.nanoTime(), 0);
  }

  LiveEntry event(SharedMessage event) {
    next = new LiveEntry(null, event, null, System.nanoTime(), points);
    return next;
  }

  LiveEntry samples(SampleBlock samples, SharedMessage written, String cursorAfter) {
    next = new LiveEntry(samples, written, cursorAfter, System.nanoTime(), points + samples.size());
    return next;
  }

  /**
   * @param all the samples of the links from this one to the last, which the new one stands for
   */
  LiveEntry mergedUpTo(LiveEntry last, SampleBlock all) {
    LiveEntry merged = new LiveEntry(all, null, last.cursor, atNanos, last.points);
    merged.next = last.next;
    return merged;
  }

  boolean isSamples() {
    return block != null;
  }
}
