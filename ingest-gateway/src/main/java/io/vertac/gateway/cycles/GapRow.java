package io.vertac.gateway.cycles;

/**
 * Samples that a connector lost and that will never come. Times are ISO 8601, UTC, on the machine's
 * clock.
 *
 * @param from of the earliest
 * @param to of the latest
 * @param sampleCount how many; 0 when nobody can know
 * @param reason a word of the connector's
 * @param receivedAt when it was told, on the gateway's clock
 */
public record GapRow(
    String gapId, String from, String to, long sampleCount, String reason, String receivedAt) {}
