package io.vertac.edge.intake;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What came in; written by the source's threads, read by the metrics. */
public final class IntakeCounts {
  private final LongAdder read = new LongAdder();
  private final LongAdder unreadable = new LongAdder();
  private final LongAdder repeated = new LongAdder();
  private final LongAdder retimed = new LongAdder();
  private final LongAdder connects = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final AtomicBoolean connected = new AtomicBoolean();
  private final AtomicLong failures = new AtomicLong();

  /** Samples that the source gave. */
  public long read() {
    return read.sum();
  }

  /** Readings that were no readings. */
  public long unreadable() {
    return unreadable.sum();
  }

  /** Readings that the source gave a second time. */
  public long repeated() {
    return repeated.sum();
  }

  /** Readings whose time could not be true and was replaced. */
  public long retimed() {
    return retimed.sum();
  }

  /** How often the source was connected again after it had been. */
  public long reconnects() {
    return Math.max(0, connects.sum() - 1);
  }

  /** How often the source said that it had lost readings. */
  public long lost() {
    return lost.sum();
  }

  public boolean connected() {
    return connected.get();
  }

  void addRead(int samples) {
    read.add(samples);
  }

  void addUnreadable() {
    unreadable.increment();
  }

  void addRepeated() {
    repeated.increment();
  }

  void addRetimed() {
    retimed.increment();
  }

  void addLost() {
    lost.increment();
  }

  void connect() {
    failures.set(0);
    if (!connected.getAndSet(true)) {
      connects.increment();
    }
  }

  /** How often that was so since it was connected, with this time. */
  long disconnect() {
    connected.set(false);
    return failures.incrementAndGet();
  }
}
