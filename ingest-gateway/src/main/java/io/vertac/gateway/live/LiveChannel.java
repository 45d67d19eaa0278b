package io.vertac.gateway.live;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the viewers of one stream are sent. Every message is written once. Viewers that keep up get
 * it as it is; one that falls behind gets all samples it missed in one message, with fewer points
 * the longer it took, and every other message in its place.
 */
final class LiveChannel {
  /** Samples in one message for viewers that keep up. */
  static final int MAX_MESSAGE_POINTS = 5_000;

  /** About as many samples in one message for viewers that do not. */
  static final int MAX_MERGED_POINTS = 1_500;

  /** Who is behind by less is sent every sample. */
  private static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final String streamId;
  private final int partition;
  private final LiveMessages messages;
  private final Set<Viewer> viewers = new HashSet<>();

  /** The same, to go through without a lock; null after a change. */
  private List<Viewer> everyone;

  private final AtomicBoolean scheduled = new AtomicBoolean();
  private volatile long offeredAtNanos = System.nanoTime() - SLOW_NANOS;
  private LiveEntry tail = LiveEntry.start();

  // Viewers are often behind by the same: the last merged message is kept for the next of them.
  private LiveEntry mergedFirst;
  private LiveEntry mergedLast;
  private SharedMessage merged;

  LiveChannel(String streamId, int partition, LiveMessages messages) {
    this.streamId = streamId;
    this.partition = partition;
    this.messages = messages;
  }

  String streamId() {
    return streamId;
  }

  int partition() {
    return partition;
  }

  /** From here on the viewer gets what is appended. */
  synchronized void add(Viewer viewer) {
    viewer.at = tail;
    viewers.add(viewer);
    everyone = null;
  }

  /** True if nobody is left. */
  synchronized boolean remove(Viewer viewer) {
    viewers.remove(viewer);
    everyone = null;
    return viewers.isEmpty();
  }

  synchronized List<Viewer> viewers() {
    if (everyone == null) {
      everyone = List.copyOf(viewers);
    }
    return everyone;
  }

  synchronized void append(SharedMessage event) {
    tail = tail.event(event);
  }

  synchronized void append(SampleBlock samples, String cursor) {
    for (SampleBlock part : samples.split(MAX_MESSAGE_POINTS)) {
      tail = tail.samples(part, messages.samples(part, cursor, false), cursor);
    }
  }

  /** Called whenever there is something new; false if it will be offered soon anyway. */
  boolean schedule() {
    return scheduled.compareAndSet(false, true);
  }

  /** Since when the viewers have been offered nothing. */
  long offeredAtNanos() {
    return offeredAtNanos;
  }

  /**
   * Offers what is new to every viewer.
   *
   * @return how many there are
   */
  int fanOut() {
    scheduled.set(false);
    offeredAtNanos = System.nanoTime();
    List<Viewer> all = viewers();
    all.forEach(Viewer::pump);
    return all.size();
  }

  /** What the viewer is sent next; null if it has everything. */
  synchronized SharedMessage next(Viewer viewer) {
    LiveEntry first = viewer.at.next;
    if (first == null) {
      return null;
    }
    if (!first.isSamples()) {
      viewer.at = first;
      return first.message;
    }
    boolean slow = System.nanoTime() - first.atNanos > SLOW_NANOS;
    LiveEntry last = endOfRun(viewer.at, first, slow);
    viewer.at = last;
    if (first == last && first.message != null && !slow) {
      return first.message;
    }
    return merged(first, last, slow);
  }

  private static LiveEntry endOfRun(LiveEntry before, LiveEntry first, boolean slow) {
    LiveEntry last = first;
    while (last.next != null
        && last.next.isSamples()
        && (slow || last.next.points - before.points <= MAX_MESSAGE_POINTS)) {
      last = last.next;
    }
    return last;
  }

  private SharedMessage merged(LiveEntry first, LiveEntry last, boolean slow) {
    if (first != mergedFirst || last != mergedLast) {
      SampleBlock all = SampleBlock.concat(blocks(first, last));
      merged = messages.samples(slow ? all.reduced(MAX_MERGED_POINTS) : all, last.cursor, false);
      mergedFirst = first;
      mergedLast = last;
    }
    return merged;
  }

  private static List<SampleBlock> blocks(LiveEntry first, LiveEntry last) {
    List<SampleBlock> blocks = new ArrayList<>();
    for (LiveEntry entry = first; entry != last; entry = entry.next) {
      blocks.add(entry.block);
    }
    blocks.add(last.block);
    return blocks;
  }

  /**
   * Keeps what waits for slow viewers within bounds: neighbouring samples are merged, peaks
   * survive.
   *
   * @param maxPoints that may wait
   * @return the viewers that must go because even merged samples are too many
   */
  synchronized List<Viewer> compact(int maxPoints) {
    forgetMergedIfOld();
    LiveEntry oldest = oldest();
    forgetTexts(oldest);
    if (oldest == null || tail.points - oldest.points <= maxPoints) {
      return List.of();
    }
    int left = mergeNeighbours(oldest);
    if (left <= maxPoints) {
      return List.of();
    }
    return viewers.stream().filter(viewer -> viewer.at == oldest).toList();
  }

  private void forgetMergedIfOld() {
    if (mergedLast != null && System.nanoTime() - mergedLast.atNanos > SLOW_NANOS) {
      mergedFirst = null;
      mergedLast = null;
      merged = null;
    }
  }

  /**
   * Whoever is that far behind gets the samples merged: as text they would take five times more.
   */
  private static void forgetTexts(LiveEntry oldest) {
    long old = System.nanoTime() - SLOW_NANOS;
    for (LiveEntry entry = oldest; entry != null && entry.atNanos < old; entry = entry.next) {
      if (entry.isSamples()) {
        entry.message = null;
      }
    }
  }

  private LiveEntry oldest() {
    LiveEntry oldest = null;
    for (Viewer viewer : viewers) {
      if (oldest == null || viewer.at.atNanos < oldest.atNanos) {
        oldest = viewer.at;
      }
    }
    return oldest;
  }

  /**
   * Makes one link of all neighbouring ones with samples, but for those that some viewer was sent
   * last: that viewer has seen half of it otherwise.
   *
   * @return the points that are left
   */
  private int mergeNeighbours(LiveEntry oldest) {
    Set<LiveEntry> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    viewers.forEach(viewer -> seen.add(viewer.at));
    int left = 0;
    for (LiveEntry before = oldest; before.next != null; before = before.next) {
      LiveEntry first = before.next;
      LiveEntry last = first;
      while (isFree(last, seen) && isFree(last.next, seen)) {
        last = last.next;
      }
      if (first != last) {
        SampleBlock all = SampleBlock.concat(blocks(first, last));
        before.next = first.mergedUpTo(last, all.reduced(MAX_MERGED_POINTS));
      }
      left += before.next.isSamples() ? before.next.block.size() : 0;
    }
    return left;
  }

  private boolean isFree(LiveEntry entry, Set<LiveEntry> seen) {
    return entry.isSamples() && entry != tail && !seen.contains(entry);
  }
}
