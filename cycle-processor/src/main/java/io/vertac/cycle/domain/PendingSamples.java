package io.vertac.cycle.domain;

import io.vertac.cycle.domain.SampleLog.StoredChunk;
import io.vertac.cycle.state.OpenCycle;
import io.vertac.events.Sample;
import io.vertac.events.SampleBatch;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves kept samples when a boundary becomes known after they came: those that waited for a start
 * into the cycle, those beyond a stop out of it.
 */
final class PendingSamples {
  private PendingSamples() {}

  /** Samples received before the start was read, but taken after it, are the cycle's. */
  static void claim(StreamContext stream, OpenCycle cycle) {
    if (stream.state().getPendingSinceUs() == null || cycle.getStartUs() == null) {
      return;
    }
    move(stream, SampleLog.PENDING, cycle.getNumber(), cycle, true);
    Long[] oldest = {null};
    stream
        .log()
        .scan(
            SampleLog.PENDING,
            chunk -> {
              if (oldest[0] == null) {
                oldest[0] = chunk.place().receivedUs();
              }
            });
    stream.state().setPendingSinceUs(oldest[0]);
  }

  /** Samples taken after the stop, but received before it was read, wait for the next cycle. */
  static void release(StreamContext stream, OpenCycle cycle) {
    Long last = cycle.getLastSampleNs();
    if (last == null || Times.nsToUs(last) <= cycle.getEndUs()) {
      return;
    }
    long oldest = move(stream, cycle.getNumber(), SampleLog.PENDING, cycle, false);
    Long since = stream.state().getPendingSinceUs();
    stream
        .state()
        .setPendingSinceUs(since == null ? Long.valueOf(oldest) : Math.min(since, oldest));
    CycleCounts.clear(cycle);
    stream
        .log()
        .scan(
            cycle.getNumber(),
            chunk -> chunk.batches().forEach(batch -> CycleCounts.add(cycle, batch)));
  }

  /**
   * Moves the samples that lie in the cycle (or outside it) from one number to another.
   *
   * @return when the oldest of the moved samples was received
   */
  private static long move(
      StreamContext stream, int from, int to, OpenCycle cycle, boolean inside) {
    List<StoredChunk> affected = new ArrayList<>();
    stream
        .log()
        .scan(
            from,
            chunk -> {
              if (chunk.batches().stream().anyMatch(b -> !select(b, cycle, inside).isEmpty())) {
                affected.add(chunk);
              }
            });
    long oldest = Long.MAX_VALUE;
    for (StoredChunk chunk : affected) {
      List<SampleBatch> left = new ArrayList<>();
      for (SampleBatch batch : chunk.batches()) {
        List<Sample> moved = select(batch, cycle, inside);
        if (moved.size() < batch.getSamples().size()) {
          left.add(Batches.part(batch, select(batch, cycle, !inside)));
        }
        if (!moved.isEmpty()) {
          oldest = Math.min(oldest, Times.us(batch.getReceivedAt()));
          append(stream, to, cycle, Batches.part(batch, moved));
        }
      }
      stream.log().replace(chunk, left);
    }
    return oldest;
  }

  private static void append(StreamContext stream, int to, OpenCycle cycle, SampleBatch batch) {
    stream.log().append(to, Times.us(batch.getReceivedAt()), stream.nextSequence(), batch);
    if (to == cycle.getNumber()) {
      CycleCounts.add(cycle, batch);
    }
  }

  private static List<Sample> select(SampleBatch batch, OpenCycle cycle, boolean inside) {
    return batch.getSamples().stream()
        .filter(s -> Membership.contains(cycle, s.getTimeUs()) == inside)
        .toList();
  }
}
