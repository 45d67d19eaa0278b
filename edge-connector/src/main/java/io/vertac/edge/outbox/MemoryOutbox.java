package io.vertac.edge.outbox;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * An outbox in memory, for sources that can wait: when it is full, reading stops until the gateway
 * takes samples again.
 */
public final class MemoryOutbox implements Outbox {
  private final Deque<Delivery> deliveries = new ArrayDeque<>();
  private long limit;
  private long samples;
  private boolean ended;

  /**
   * @param limit in samples; a single larger batch still fits into an empty outbox
   */
  public MemoryOutbox(long limit) {
    this.limit = limit;
  }

  @Override
  public synchronized void add(Delivery delivery) throws InterruptedException {
    while (!deliveries.isEmpty() && weight() + delivery.sampleCount() >= limit) {
      wait();
    }
    deliveries.add(delivery);
    samples += delivery.sampleCount();
    notifyAll();
  }

  @Override
  public synchronized void end() {
    ended = true;
    notifyAll();
  }

  @Override
  public synchronized Delivery peek() throws InterruptedException {
    while (deliveries.isEmpty() && !ended) {
      wait();
    }
    return deliveries.peek();
  }

  @Override
  public synchronized void remove() {
    samples -= deliveries.remove().sampleCount();
    notifyAll();
  }

  @Override
  public synchronized void liftLimit() {
    limit = Long.MAX_VALUE;
    notifyAll();
  }

  @Override
  public synchronized long sampleCount() {
    return samples;
  }

  /** Commands count too: cycles without samples must not fill the memory. */
  private long weight() {
    return samples + deliveries.size();
  }
}
