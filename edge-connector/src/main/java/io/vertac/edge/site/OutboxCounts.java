package io.vertac.edge.site;

import io.vertac.edge.outbox.OutboxListener;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens to an outbox. */
final class OutboxCounts implements OutboxListener {
  private final LongAdder stored = new LongAdder();
  private final LongAdder quarantined = new LongAdder();
  private volatile boolean waitingForDisk;

  long stored() {
    return stored.sum();
  }

  /** Files that were damaged and moved away. */
  long quarantined() {
    return quarantined.sum();
  }

  boolean isWaitingForDisk() {
    return waitingForDisk;
  }

  @Override
  public void stored(int samples) {
    stored.add(samples);
  }

  @Override
  public void quarantined(String file) {
    quarantined.increment();
  }

  @Override
  public void waitingForDisk(String reason) {
    waitingForDisk = true;
  }

  @Override
  public void diskRecovered() {
    waitingForDisk = false;
  }
}
