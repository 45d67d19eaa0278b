package io.vertac.edge.outbox;

import io.vertac.edge.config.BatchLimits;

/**
 * Where one batch ends and the next begins. A number is never used again, and nothing is added to a
 * batch once it was handed out: so it stays the same however often it is sent.
 *
 * @param batch number of the batch that samples are added to
 * @param samples in it
 * @param firstNanos the time of its first sample
 * @param openedNanos when it was begun, on the process's own clock
 * @param open whether more may be added
 */
record Cut(long batch, int samples, long firstNanos, long openedNanos, boolean open) {

  /** After everything that was stored before. */
  static Cut after(long lastBatch) {
    return new Cut(lastBatch, 0, 0, 0, false);
  }

  /** With one more sample: in the same batch if it fits, else in a new one. */
  Cut with(long timeNanos, BatchLimits limits, long nowNanos) {
    boolean fits =
        open
            && samples < limits.samples()
            // Absolute: a clock that was set back ends a batch just like one that ran on.
            && Math.abs(timeNanos - firstNanos) < limits.span().toNanos();
    return fits
        ? new Cut(batch, samples + 1, firstNanos, openedNanos, true)
        : new Cut(batch + 1, 1, timeNanos, nowNanos, true);
  }

  /** A batch of its own for something that is not to be put together with anything. */
  Cut alone() {
    return new Cut(batch + 1, 0, 0, 0, false);
  }

  Cut closed() {
    return new Cut(batch, samples, firstNanos, openedNanos, false);
  }
}
