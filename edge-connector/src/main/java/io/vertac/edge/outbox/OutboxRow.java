package io.vertac.edge.outbox;

/**
 * A row of an outbox file: some samples of one batch, or one step of a cycle.
 *
 * @param id grows from row to row
 * @param batch rows with the same number are posted together; grows, too
 * @param kind {@link #SAMPLES} or {@link #STEP}
 * @param samples 0 for a step
 * @param firstNanos the earliest time in it
 * @param lastNanos the latest
 * @param storedMillis when it was stored
 */
record OutboxRow(
    long id,
    long batch,
    int kind,
    int samples,
    long firstNanos,
    long lastNanos,
    long storedMillis,
    byte[] body) {
  static final int SAMPLES = 0;
  static final int STEP = 1;
}
