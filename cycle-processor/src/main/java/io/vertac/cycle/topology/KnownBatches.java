package io.vertac.cycle.topology;

import io.vertac.cycle.domain.BatchFingerprint;
import io.vertac.cycle.domain.TimeSpan;
import io.vertac.events.SampleBatch;
import java.util.List;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Recognises batches that come again. The same id with other samples is another batch: a client
 * that starts its numbers over loses nothing.
 *
 * <p>A batch that comes again has the same samples, so it is looked for among those whose newest
 * sample is as old ({@link BatchBucket}). Nothing can be there if the stream has had no sample as
 * new before, and the newest bucket stays in memory: of a machine that sends in order no batch is
 * looked up at all, which would cost more than all else that is done with it.
 */
final class KnownBatches {
  private static final byte[] SEEN = {1};

  private final RetryMemory<byte[]> memory;

  KnownBatches(WindowStore<String, byte[]> store) {
    this.memory = new RetryMemory<>(store);
  }

  /**
   * True if it was seen before; otherwise it is from now on.
   *
   * @param held with the stream's state before the batch
   * @param timeMs record time of the batch
   */
  boolean isRetry(String streamId, HeldStream held, SampleBatch batch, long timeMs) {
    long fingerprint = BatchFingerprint.of(batch);
    BatchBucket bucket = bucket(streamId, held, TimeSpan.of(batch).newestNs(), timeMs);
    if (bucket.contains(fingerprint)) {
      return true;
    }
    if (bucket.isFull()) {
      return isRetryBesides(streamId, id(bucket.number()) + '|' + fingerprint, timeMs);
    }
    bucket.add(fingerprint);
    memory.remember(streamId, id(bucket.number()), bucket.fingerprints(), timeMs);
    return false;
  }

  private BatchBucket bucket(String streamId, HeldStream held, long newestNs, long timeMs) {
    long number = BatchBucket.numberOf(newestNs);
    long periodMs = RetryMemory.period(timeMs);
    BatchBucket newest = held.newestBucket();
    if (newest != null && newest.is(number, periodMs)) {
      return newest;
    }
    Long before = held.state().getNewestSampleNs();
    boolean isBeyondAll = before == null || number > BatchBucket.numberOf(before);
    List<byte[]> stored = isBeyondAll ? List.of() : memory.find(streamId, id(number), timeMs);
    BatchBucket bucket = new BatchBucket(number, periodMs, stored);
    if (newest == null || number >= newest.number()) {
      held.hold(bucket);
    }
    return bucket;
  }

  /** For a bucket that is full. */
  private boolean isRetryBesides(String streamId, String id, long timeMs) {
    if (!memory.find(streamId, id, timeMs).isEmpty()) {
      return true;
    }
    memory.remember(streamId, id, SEEN, timeMs);
    return false;
  }

  /** As no id of a batch can be, under which an earlier version kept what it had seen. */
  private static String id(long bucket) {
    return "|" + bucket;
  }
}
