package io.vertac.cycle.domain;

import io.vertac.events.SampleBatch;
import java.util.List;
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

  /**
   * Puts other batches in a chunk's place.
   *
   * @param batches in the order of arrival; none to delete the chunk
   */
  void replace(StoredChunk chunk, List<SampleBatch> batches);

  /** Deletes all chunks of a cycle. */
  void deleteAll(int cycleNumber);

  /**
   * Deletes the pending chunks that were received before a time.
   *
   * @return when the oldest chunk left was received, or null if none is left
   */
  Long deletePendingBefore(long receivedUs);

  /**
   * Batches, or the parts of them that belong to one cycle, as they are kept together.
   *
   * @param cycleNumber of the cycle they are kept for
   * @param place where among the chunks of the cycle, as the log tells them apart
   * @param batches in the order of arrival
   */
  record StoredChunk(int cycleNumber, Place place, List<SampleBatch> batches) {}

  /** A chunk's place among those of its cycle. */
  record Place(long receivedUs, long sequence) {}
}
