package io.vertac.edge.outbox;

/**
 * A delivery with its place in the outbox.
 *
 * @param firstId of its rows; for a gap, its number
 * @param lastId of its rows
 * @param storedMillis when its first row was stored, milliseconds since 1970
 */
record Stored(long firstId, long lastId, long storedMillis, Delivery delivery) {}
