package io.vertac.gateway.input;

import java.time.Instant;

/**
 * Samples that will never come, checked.
 *
 * @param gapId the same when it is reported again
 * @param streamId a canonical UUID
 * @param sampleCount 0 when nobody can know
 * @param reason a word
 */
public record GapInput(
    String gapId, String streamId, Instant from, Instant to, long sampleCount, String reason) {}
