package io.vertac.edge.device;

import java.util.Optional;

/**
 * What one channel gave when it was tried.
 *
 * @param address the channel's address in the device's own terms
 * @param reading empty if there was none
 * @param problem for people: why there is no reading and what to do; empty if there is one
 */
public record ChannelCheck(String address, Optional<Reading> reading, String problem) {}
