package io.vertac.cycle.domain;

import io.vertac.events.SampleBatch;
import java.util.function.Consumer;

/**
 * The kept samples of one stream: one write a batch, whatever is there already.
 *
 * <p>Samples lie under the number of the cycle they belong to; those that wait for a start lie
 * under {@link #PENDING}.
 */
public interface SampleLog {
  int PENDING = 0;

  /**
   * @param sequence a number that is never used twice in the stream
   */
  void append(int cycleNumber, long receivedUs, long sequence, SampleBatch batch);

  /** Every chunk of a cycle, in the order of arrival. */
  void scan(int cycleNumber, Consumer<StoredChunk> each);

  /** Every sample of a cycle, in the order of arrival. */
  void read(int cycleNumber, SampleReader reader);

  void delete(int cycleNumber, StoredChunk chunk);

  /** Deletes all chunks of a cycle. */
  void deleteAll(int cycleNumber);

  /**
   * Deletes the chunks of a cycle that were received before a time.
   *
   * @return when the oldest chunk left was received, or null if none is left
   */
  Long deleteReceivedBefore(int cycleNumber, long receivedUs);

  /** One stored batch, or the part of a batch that belongs to one cycle. */
  record StoredChunk(long receivedUs, long sequence, SampleBatch batch) {}
}
