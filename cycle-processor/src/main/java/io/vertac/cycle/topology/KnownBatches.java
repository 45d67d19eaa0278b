package io.vertac.cycle.topology;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Recognises batches that come again. The same id with other samples is another batch: a client
 * that starts its numbers over loses nothing.
 */
final class KnownBatches {
  private final RetryMemory<List<Long>> fingerprints;

  KnownBatches(WindowStore<String, List<Long>> store) {
    this.fingerprints = new RetryMemory<>(store);
  }

  /**
   * True if it was seen before; otherwise it is from now on.
   *
   * @param timeMs record time of the batch
   */
  boolean isRetry(String streamId, String batchId, long fingerprint, long timeMs) {
    List<List<Long>> seen = fingerprints.find(streamId, batchId, timeMs);
    if (seen.stream().anyMatch(known -> known.contains(fingerprint))) {
      return true;
    }
    List<Long> known = new ArrayList<>(1);
    if (!seen.isEmpty()) {
      List<Long> sameId = fingerprints.inPeriodOf(streamId, batchId, timeMs);
      known.addAll(sameId == null ? List.of() : sameId);
    }
    known.add(fingerprint);
    fingerprints.remember(streamId, batchId, known, timeMs);
    return false;
  }
}
