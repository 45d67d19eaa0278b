package io.vertac.sink.delivery;

import java.util.List;

/**
 * What became of the records of one write.
 *
 * @param items how many things were written, in the destination's own unit
 * @param rejected the records of which something cannot be written; all others are written
 */
public record WriteOutcome(long items, List<Rejection> rejected) {}
