package io.vertac.gateway.streams;

import io.vertac.events.CycleStatus;
import io.vertac.events.StreamRegistered;
import java.util.Optional;

/**
 * What the gateway knows about a stream.
 *
 * @param status empty as long as the cycle-processor has said nothing about it
 */
public record StreamState(StreamRegistered registered, Optional<CycleStatus> status) {}
