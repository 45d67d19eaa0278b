package io.vertac.edge.outbox;

import io.vertac.edge.config.BatchLimits;

/**
 * How an outbox on disk works.
 *
 * @param batches how samples are put together; a batch that is not full waits for more no longer
 *     than its span
 * @param mostPages of the file, 4,096 bytes each; 0 for as many as the disk holds
 */
public record OutboxSettings(OutboxLimits limits, BatchLimits batches, long mostPages) {
  public OutboxSettings(OutboxLimits limits, BatchLimits batches) {
    this(limits, batches, 0);
  }
}
