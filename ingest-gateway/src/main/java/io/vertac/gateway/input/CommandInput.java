package io.vertac.gateway.input;

import java.time.Instant;

/**
 * What may come with a cycle command, checked; every part is optional.
 *
 * @param commandId null to have one made
 * @param timestamp when it happened on the machine's clock; null if not said
 * @param metadata of a start: a JSON object as text; null if none
 * @param reason of an abort; null if not said
 * @param abortedBy of an abort: who breaks the cycle off; null if not said
 * @param cycleId of a stop or abort: which cycle is to end; null for whichever runs
 * @param label of a label: good, bad, ignore or none; null if not said
 */
public record CommandInput(
    String commandId,
    Instant timestamp,
    String metadata,
    String reason,
    String abortedBy,
    String cycleId,
    String label) {}
