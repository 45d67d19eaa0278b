package io.vertac.edge.outbox;

/**
 * What was read and is not yet acknowledged, in order. One thread adds, another peeks and removes;
 * a delivery is removed only after the gateway acknowledged it.
 */
public interface Outbox {

  /** Adds at the end, waiting for room if the outbox has a limit and has reached it. */
  void add(Delivery delivery) throws InterruptedException;

  /** Nothing more will be added. */
  void end();

  /** The oldest delivery, waiting for one if need be; null when there is none and never will be. */
  Delivery peek() throws InterruptedException;

  /** Forgets the oldest delivery. */
  void remove();

  /** From now on {@link #add} does not wait: what was read must be kept while shutting down. */
  void liftLimit();

  /** Samples in the outbox. */
  long sampleCount();
}
