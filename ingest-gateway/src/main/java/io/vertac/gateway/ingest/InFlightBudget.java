package io.vertac.gateway.ingest;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of requests may be in the gateway at once, from their first byte until Kafka has
 * acknowledged them. It is what keeps a burst, or a slow Kafka, from using up the memory.
 */
public final class InFlightBudget {
  private final long allowed;
  private final AtomicLong used = new AtomicLong();

  /**
   * @param allowed bytes
   */
  public InFlightBudget(long allowed) {
    this.allowed = allowed;
  }

  /** A share that grows as a request is read; to be closed when the request has been answered. */
  public Share open() {
    return new Share();
  }

  /** Bytes in use. */
  public long used() {
    return used.get();
  }

  /** More than half is in use: clients do well to slow down. */
  public boolean isThrottled() {
    return used.get() > allowed / 2;
  }

  /** What one request takes of the budget. Used by one thread after the other. */
  public final class Share implements AutoCloseable {
    private long taken;

    private Share() {}

    /** False, and nothing taken, if the budget is exhausted. */
    public synchronized boolean take(long bytes) {
      long now = used.addAndGet(bytes);
      if (now > allowed) {
        used.addAndGet(-bytes);
        return false;
      }
      taken += bytes;
      return true;
    }

    /** Gives everything back; safe to call twice. */
    @Override
    public synchronized void close() {
      used.addAndGet(-taken);
      taken = 0;
    }
  }
}
