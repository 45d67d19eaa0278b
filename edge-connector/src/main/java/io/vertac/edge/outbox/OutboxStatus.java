package io.vertac.edge.outbox;

/**
 * How an outbox stands.
 *
 * @param samples in it
 * @param bytes of them
 * @param oldestMillis when the oldest sample was stored, milliseconds since 1970; 0 if there is
 *     none
 * @param dropped samples given up since the file was made
 * @param gaps that are not reported yet
 * @param lastId the highest id given to a row so far
 */
public record OutboxStatus(
    long samples, long bytes, long oldestMillis, long dropped, int gaps, long lastId) {}
